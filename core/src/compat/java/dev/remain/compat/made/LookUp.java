// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat.made;

/** How a library looks for something of the program, by name. */
enum LookUp {
  NOTHING(""),
  FOR_NAME("tell(\"for name: \" + made(Class.forName(\"app#.Item\")));\n"),
  FOR_NAME_BY_LOADER(
      "tell(\"by loader: \" + made(Class.forName(\"app#.Item\", true, Lib.class.getClassLoader())));\n"),
  LOAD_CLASS("tell(\"loaded: \" + made(Lib.class.getClassLoader().loadClass(\"app#.Item\")));\n"),
  CONTEXT(
      "tell(\"by context: \" + made(Thread.currentThread().getContextClassLoader().loadClass(\"app#.Item\")));\n"),
  SYSTEM_LOADER(
      "tell(\"by system's: \" + made(ClassLoader.getSystemClassLoader().loadClass(\"app#.Item\")));\n"),
  FIND_CLASS(
      "tell(\"found: \" + made(java.lang.invoke.MethodHandles.lookup().findClass(\"app#.Item\")));\n"),
  CHILD_LOADER(
      """
      try (var child = new java.net.URLClassLoader(new java.net.URL[0], Lib.class.getClassLoader())) {
        tell("by child: " + made(child.loadClass("app#.Item")));
      }
      """),
  SERVICES("for (Task each : ServiceLoader.load(Task.class)) tell(\"service: \" + each.say());\n"),
  SERVICES_BY_LOADER(
      "for (Task each : ServiceLoader.load(Task.class, Lib.class.getClassLoader())) tell(\"service by loader: \" + each.say());\n"),
  STREAM(
      """
      var bytes = new java.io.ByteArrayOutputStream();
      try (var out = new java.io.ObjectOutputStream(bytes)) { out.writeObject(task); }
      try (var in = new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()))) {
        tell("read: " + ((Task) in.readObject()).say());
      }
      """),
  RESOURCE(
      """
      try (var in = Lib.class.getResourceAsStream("/app#/words.properties")) {
        tell("resource: " + new String(in.readAllBytes()).strip());
      }
      """),
  RESOURCE_BY_URL(
      """
      var url = Lib.class.getClassLoader().getResource("app#/words.properties");
      try (var in = url.openStream()) { tell("by url: " + new String(in.readAllBytes()).strip()); }
      tell("urls: " + Collections.list(Lib.class.getClassLoader().getResources("app#/words.properties")).size());
      """),
  DIRECTORY("tell(\"directory: \" + (Lib.class.getResource(\"/app#\") != null));\n"),
  BUNDLE("tell(\"bundle: \" + ResourceBundle.getBundle(\"app#.words\").getString(\"word\"));\n"),
  PROXY(
      """
      Task proxy = (Task) java.lang.reflect.Proxy.newProxyInstance(
          Lib.class.getClassLoader(), task.getClass().getInterfaces(), (self, method, args) -> "proxied " + task.say());
      tell("proxy: " + proxy.say());
      """);

  private final Part part;

  LookUp(String statements) {
    this.part = new Part("", statements);
  }

  Part part() {
    return part;
  }
}
