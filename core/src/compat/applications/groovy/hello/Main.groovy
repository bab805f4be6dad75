package hello

class Main {
    static void main(String[] args) {
        def greeting = "Hello World"
        [greeting].each { println it }
    }
}
