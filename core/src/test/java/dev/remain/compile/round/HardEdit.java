// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Edits that are hard to follow: what they are to lead to says a clean compile. */
record HardEdit(String name, Map<String, String> before, Map<String, @Nullable String> edits) {

  @Override
  public String toString() {
    return name;
  }

  /**
   * @param parts sources, {@code A:class A { }}; an edit begins with {@code *}, a deleted one is
   *     {@code -}
   */
  private static HardEdit c(String name, String... parts) {
    Map<String, String> before = new LinkedHashMap<>();
    Map<String, @Nullable String> edits = new LinkedHashMap<>();
    for (String part : parts) {
      int colon = part.indexOf(':');
      String key = part.substring(0, colon);
      String text = part.substring(colon + 1);
      String whole = text.startsWith("package") ? text : "package p; " + text;
      if (key.startsWith("*")) {
        edits.put("p/" + key.substring(1) + ".java", text.equals("-") ? null : whole);
      } else {
        before.put("p/" + key + ".java", whole);
      }
    }
    return new HardEdit(name, before, edits);
  }

  static List<HardEdit> all() {
    return List.of(
        c(
            "constant of a constant, beside what it was",
            "A:class A { static final int K=1; }",
            "B:class B { static final int L=A.K+1; }",
            "E:class E { int g(int i){switch(i){case B.L:return 5;default:return 0;}} }",
            "*A:class A { static final int K=5; }",
            "*E:class E { int g(int i){switch(i){case B.L:return 5;case 2:return 6;default:return 0;}} }"),
        c(
            "body only",
            "A:class A { int f(){return 1;} }",
            "D:class D { int g(){return new A().f();} }",
            "*A:class A { int f(){return 2;} }"),
        c(
            "return type int to long",
            "A:class A { int f(){return 1;} }",
            "D:class D { long g(){return new A().f();} }",
            "*A:class A { long f(){return 1;} }"),
        c(
            "constant in an expression",
            "A:class A { static final int K=1; }",
            "D:class D { int g(){return A.K+1;} }",
            "*A:class A { static final int K=2; }"),
        c(
            "constant as case label",
            "A:class A { static final int K=1; }",
            "D:class D { int g(int i){switch(i){case A.K:return 5;default:return 0;}} }",
            "*A:class A { static final int K=2; }"),
        c(
            "string constant as case label",
            "A:class A { static final String K=\"a\"; }",
            "D:class D { int g(String i){switch(i){case A.K:return 5;default:return 0;}} }",
            "*A:class A { static final String K=\"b\"; }"),
        c(
            "constant in an annotation",
            "A:class A { static final String K=\"a\"; }",
            "N:@interface N { String value(); }",
            "D:@N(A.K) class D { }",
            "*A:class A { static final String K=\"b\"; }"),
        c(
            "constant of a constant as case label",
            "A:class A { static final int K=1; }",
            "B:class B { static final int L=A.K+1; }",
            "D:class D { int g(int i){switch(i){case B.L:return 5;default:return 0;}} }",
            "*A:class A { static final int K=2; }"),
        c(
            "static imported constant in text",
            "A:class A { static final String K=\"a\"; }",
            "D:import static p.A.K; class D { String g(){return \"x\"+K;} }",
            "*A:class A { static final String K=\"b\"; }"),
        c(
            "if (DEBUG)",
            "A:class A { static final boolean DEBUG=false; }",
            "D:class D { int g(){ if (A.DEBUG) return 1; return 2;} }",
            "*A:class A { static final boolean DEBUG=true; }"),
        c(
            "constant stops being one, case label",
            "A:class A { static final int K=1; }",
            "D:class D { int g(int i){switch(i){case A.K:return 5;default:return 0;}} }",
            "*A:class A { static int K=1; }"),
        c(
            "inherited method, seen through a subclass",
            "B:class B { int f(){return 1;} }",
            "S:class S extends B { }",
            "D:class D { long g(){return new S().f();} }",
            "*B:class B { long f(){return 1;} }"),
        c(
            "inherited, two levels, interface default",
            "I:interface I { default int f(){return 1;} }",
            "B:class B implements I { }",
            "S:class S extends B { }",
            "D:class D { long g(){return new S().f();} }",
            "*I:interface I { default long f(){return 1;} }"),
        c(
            "a better overload appears",
            "B:class B { static int f(Object o){return 1;} }",
            "D:class D { int g(){return B.f(\"\");} }",
            "*B:class B { static int f(Object o){return 1;} static int f(String o){return 2;} }"),
        c(
            "a better overload appears in a superclass",
            "B:class B { static int f(Object o){return 1;} }",
            "S:class S extends B { }",
            "D:class D { int g(){return S.f(\"\");} }",
            "*B:class B { static int f(Object o){return 1;} static int f(String o){return 2;} }"),
        c(
            "argument type gets an interface, overload changes",
            "I:interface I { }",
            "M:class M { }",
            "A:class A { M m(){return null;} }",
            "O:class O { static int f(Object o){return 1;} static int f(I o){return 2;} }",
            "D:class D { int g(A a){return O.f(a.m());} }",
            "*M:class M implements I { }"),
        c(
            "the same through a subclass of it",
            "I:interface I { }",
            "M:class M { }",
            "L:class L extends M { }",
            "A:class A { L m(){return null;} }",
            "O:class O { static int f(Object o){return 1;} static int f(I o){return 2;} }",
            "D:class D { int g(A a){return O.f(a.m());} }",
            "*M:class M implements I { }"),
        c(
            "new class hides one imported on demand",
            "D:import java.util.*; class D { Object g(){return new ArrayList<String>();} }",
            "A:class A { }",
            "*ArrayList:class ArrayList<T> { }"),
        c(
            "class deleted, still imported, not used",
            "A:package q; public class A { }",
            "D:import q.A; class D { }",
            "*A:-"),
        c(
            "class deleted, used",
            "A:class A { }",
            "D:class D { Object g(){return new A();} }",
            "*A:-"),
        c(
            "method removed",
            "A:class A { void f(){} }",
            "D:class D { void g(){new A().f();} }",
            "*A:class A { }"),
        c(
            "method becomes private",
            "A:class A { void f(){} }",
            "D:class D { void g(){new A().f();} }",
            "*A:class A { private void f(){} }"),
        c(
            "interface gets an abstract method",
            "I:interface I { }",
            "D:class D implements I { }",
            "*I:interface I { void f(); }"),
        c(
            "abstract method above a class in between",
            "I:interface I { }",
            "B:abstract class B implements I { }",
            "D:class D extends B { }",
            "*I:interface I { void f(); }"),
        c(
            "enum constant, exhaustive switch",
            "E:enum E { X }",
            "D:class D { int g(E e){ return switch(e){case X -> 1;}; } }",
            "*E:enum E { X, Y }"),
        c(
            "record component",
            "R:record R(int a) { }",
            "D:class D { Object g(){return new R(1);} }",
            "*R:record R(int a, int b) { }"),
        c(
            "annotation element removed, SOURCE retention",
            "N:@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.SOURCE) @interface N { int v(); }",
            "D:class D { @N(v=1) void f(){} }",
            "*N:@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.SOURCE) @interface N { }"),
        c(
            "annotation element added, CLASS retention",
            "N:@interface N { }",
            "D:class D { @N void f(){} }",
            "*N:@interface N { int v(); }"),
        c(
            "annotation becomes RUNTIME",
            "N:@interface N { }",
            "D:class D { @N void f(){} }",
            "*N:@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface N { }"),
        c(
            "annotation target narrowed",
            "N:@interface N { }",
            "D:class D { @N void f(){} }",
            "*N:@java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD) @interface N { }"),
        c(
            "checked exception added",
            "A:class A { void f(){} }",
            "D:class D { void g(){new A().f();} }",
            "*A:class A { void f() throws Exception {} }"),
        c(
            "exception class becomes checked",
            "X:class X extends RuntimeException { }",
            "A:class A { void f() throws X {} }",
            "D:class D { void g(){new A().f();} }",
            "*X:class X extends Exception { }"),
        c(
            "generic signature",
            "A:import java.util.*; class A { List<String> f(){return null;} }",
            "D:class D { int g(){int n=0; for(String s: new A().f()) n++; return n;} }",
            "*A:import java.util.*; class A { List<Integer> f(){return null;} }"),
        c(
            "nested class renamed",
            "A:class A { static class In { } }",
            "D:class D { Object g(){return new A.In();} }",
            "*A:class A { static class Inn { } }"),
        c(
            "second class of a file removed",
            "A:class A { } class A2 { }",
            "D:class D { Object g(){return new A2();} }",
            "*A:class A { }"),
        c(
            "clash of two default methods",
            "I:interface I { default void f(){} }",
            "J:interface J { }",
            "D:class D implements I, J { }",
            "*J:interface J { default void f(){} }"),
        c(
            "functional interface changes its parameter",
            "F:interface F { void f(int a); }",
            "A:class A { static void take(F f){} }",
            "D:class D { void g(){A.take(x -> { var y = x; });} }",
            "*F:interface F { void f(long a); }"),
        c(
            "superclass gets a field that hides a static import",
            "K:class K { static int N=1; }",
            "B:class B { }",
            "S:class S extends B { }",
            "D:import static p.K.N; class D extends S { int g(){return N;} }",
            "*B:class B { int N=2; }"),
        c(
            "superclass gets a nested class that hides a name",
            "T:class T { }",
            "B:class B { }",
            "D:class D extends B { Object g(){return new T();} }",
            "*B:class B { static class T { } }"),
        c(
            "class becomes generic, raw use",
            "A:class A { Object f(){return null;} }",
            "D:class D { Object g(){return new A().f();} }",
            "*A:class A<T> { T f(){return null;} }"),
        c(
            "varargs to array",
            "A:class A { static void f(String... s){} }",
            "D:class D { void g(){A.f(\"a\",\"b\");} }",
            "*A:class A { static void f(String[] s){} }"),
        c(
            "constant's class deleted, used in case label",
            "A:class A { static final int K=1; }",
            "D:class D { int g(int i){switch(i){case A.K:return 5;default:return 0;}} }",
            "*A:-"),
        c(
            "static import on demand gets a better overload",
            "A:class A { }",
            "B:class B { static int f(Object o){return 1;} }",
            "D:import static p.A.*; import static p.B.*; class D { int g(){return f(\"\");} }",
            "*A:class A { static int f(String s){return 2;} }"),
        c(
            "overload by a type argument's hierarchy",
            "I:interface I { }",
            "M:class M { }",
            "A:import java.util.*; class A { List<M> l(){return null;} }",
            "O:import java.util.*; class O { static int f(Iterable<?> x){return 1;} static int f(List<? extends I> x){return 2;} }",
            "D:class D { int g(A a){return O.f(a.l());} }",
            "*M:class M implements I { }"),
        c(
            "constant by way of a subclass, case label",
            "B:class B { static final int K=1; }",
            "S:class S extends B { }",
            "D:class D { int g(int i){switch(i){case S.K:return 5;default:return 0;}} }",
            "*B:class B { static final int K=2; }"),
        c(
            "default constructor gone",
            "B:class B { }",
            "D:class D extends B { }",
            "*B:class B { B(int i){} }"),
        c(
            "unused single static import loses its member",
            "A:class A { static int x; }",
            "D:import static p.A.x; class D { }",
            "*A:class A { }"),
        c(
            "class becomes final",
            "B:class B { }",
            "D:class D extends B { }",
            "*B:final class B { }"),
        c(
            "class becomes abstract",
            "B:class B { }",
            "D:class D { Object g(){return new B();} }",
            "*B:abstract class B { }"),
        c(
            "field becomes wider in a compound assignment",
            "A:class A { static int x; }",
            "D:class D { void g(){A.x+=1;} }",
            "*A:class A { static long x; }"),
        c(
            "parameter boxed",
            "A:class A { static int f(int i){return i;} }",
            "D:class D { int g(){return A.f(1);} }",
            "*A:class A { static int f(Integer i){return i;} }"),
        c(
            "inner class becomes static",
            "A:class A { class In { } }",
            "D:class D { Object g(A a){return a.new In();} }",
            "*A:class A { static class In { } }"),
        c(
            "functional method throws, lambda body",
            "F:interface F { void f() throws Exception; }",
            "T:class T { static void t() throws Exception {} }",
            "D:class D { F g(){return () -> T.t();} }",
            "*F:interface F { void f(); }"),
        c(
            "sealed interface permits less",
            "I:sealed interface I permits D, E { }",
            "D:final class D implements I { }",
            "E:final class E implements I { }",
            "*I:sealed interface I permits E { }"),
        c(
            "private member used by a class in the same file",
            "A:class A { private int x; static class In { int g(A a){return a.x;} } }",
            "D:class D { }",
            "*A:class A { private long x; static class In { int g(A a){return (int) a.x;} } }"),
        c(
            "class hides a package's first name",
            "D:class D { Object g(){return new q.r.Z();} }",
            "Z:package q.r; public class Z { }",
            "*q:class q { }"),
        c(
            "unreachable: method gets a throws-only body and a void caller",
            "A:class A { static int f(){return 1;} }",
            "D:class D { int g(){return A.f();} }",
            "*A:class A { static int f(){throw new IllegalStateException();} }"),
        c(
            "interface method becomes default, anonymous user",
            "I:interface I { void a(); }",
            "D:class D { I g(){return new I(){ public void a(){} };} }",
            "*I:interface I { default void a(){} void b(); }"),
        c(
            "enum loses a constant used in a switch",
            "E:enum E { X, Y }",
            "D:class D { int g(E e){ switch(e){case Y: return 1; default: return 0;} } }",
            "*E:enum E { X }"),
        c(
            "enum constants swap places",
            "E:enum E { X, Y }",
            "D:class D { int g(E e){ switch(e){case Y: return 1; default: return 0;} } }",
            "*E:enum E { Y, X }"),
        c("annotation on a package gone", "N:@interface N { }", "D:@N class D { }", "*N:-"),
        c(
            "unchecked exception caught becomes never thrown",
            "X:class X extends Exception { }",
            "A:class A { void f() throws X {} }",
            "D:class D { void g(){ try { new A().f(); } catch (X e) { } } }",
            "*A:class A { void f() {} }"),
        c(
            "file moved to another package",
            "A:package q; public class A { public int f(){return 1;} }",
            "D:import q.A; class D { int g(){return new A().f();} }",
            "*A:-",
            "*A3:class A { int f(){return 2;} }"));
  }
}
