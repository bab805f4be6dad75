// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

/** Shapes of main classes. */
@SuppressWarnings({"unused", "UnusedMethod"})
final class Mains {

  private Mains() {}

  public static class Classic {
    public static void main(String[] args) {}
  }

  static class ClassicHidden {
    public static void main(String... args) {}
  }

  static class Inheriting extends Classic {}

  static class PackagePrivate {
    static void main(String[] args) {}
  }

  static class Protected {
    protected static void main(String[] args) {}
  }

  static class Private {
    private static void main(String[] args) {}
  }

  static class WithoutArguments {
    static void main() {}
  }

  static class Instance {
    void main() {}
  }

  static class InstanceWithArguments {
    void main(String[] args) {}
  }

  static class Both {
    static void main() {}

    void main(String[] args) {}
  }

  static class Answering {
    public static int main(String[] args) {
      return 1;
    }
  }

  static class AnsweringAndOther {
    public static int main(String[] args) {
      return 1;
    }

    void main() {}
  }

  static class PrivateBelowPublic extends Classic {
    private static void main(int number) {}
  }

  static class HidingParent {
    public void main(String[] args) {}
  }

  static class PrivateWithArguments {
    private static void main(String[] args) {}

    static void main() {}
  }

  interface WithDefault {
    default void main() {}
  }

  static class OfInterface implements WithDefault {}

  interface StaticInInterface {
    static void main(String[] args) {}
  }

  static class NotInherited implements StaticInInterface {}

  abstract static class Abstract {
    void main() {}
  }

  static class PrivateConstructor {
    private PrivateConstructor() {}

    void main() {}
  }

  static class ConstructorWithArguments {
    ConstructorWithArguments(int number) {}

    void main() {}
  }

  class Inner {
    void main() {}
  }

  static class None {}

  /** Throws what it is told to. */
  static class Throwing {
    static Throwable thrown = new IllegalStateException();

    public static void main(String[] args) throws Throwable {
      throw thrown;
    }
  }
}
