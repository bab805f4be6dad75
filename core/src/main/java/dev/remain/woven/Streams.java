// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects that code of the base reads from a stream. The JDK looks for their classes with the
 * nearest loader on the stack, and so finds those of the program only below a frame of theirs.
 */
public final class Streams {

  private static final Map<String, Class<?>> PRIMITIVES =
      Map.of(
          "boolean", boolean.class,
          "byte", byte.class,
          "char", char.class,
          "short", short.class,
          "int", int.class,
          "long", long.class,
          "float", float.class,
          "double", double.class,
          "void", void.class);

  private Streams() {}

  /** For {@link ObjectInputStream#readObject}. */
  public static @Nullable Object readObject(ObjectInputStream in)
      throws IOException, ClassNotFoundException {
    Frame frame = Calls.receiver().frame();
    return frame == null ? in.readObject() : frame.readObject(in);
  }

  /** For {@link ObjectInput#readObject}. */
  public static @Nullable Object readObject(ObjectInput in)
      throws IOException, ClassNotFoundException {
    return in instanceof ObjectInputStream stream ? readObject(stream) : in.readObject();
  }

  /** For {@link ObjectInputStream#readUnshared}. */
  public static @Nullable Object readUnshared(ObjectInputStream in)
      throws IOException, ClassNotFoundException {
    Frame frame = Calls.receiver().frame();
    return frame == null ? in.readUnshared() : frame.readUnshared(in);
  }

  /** For {@link ObjectInputStream#defaultReadObject}. */
  public static void defaultReadObject(ObjectInputStream in)
      throws IOException, ClassNotFoundException {
    Frame frame = Calls.receiver().frame();
    if (frame == null) {
      in.defaultReadObject();
    } else {
      frame.defaultReadObject(in);
    }
  }

  /** For {@link ObjectInputStream#readFields}. */
  public static ObjectInputStream.GetField readFields(ObjectInputStream in)
      throws IOException, ClassNotFoundException {
    Frame frame = Calls.receiver().frame();
    return frame == null ? in.readFields() : frame.readFields(in);
  }

  /**
   * For {@code super.resolveClass} in a stream of the base, whose own frame is the nearest: what
   * the JDK's method does, with the loader that sees the program.
   */
  public static Class<?> resolveClass(ObjectInputStream in, ObjectStreamClass description)
      throws ClassNotFoundException {
    String name = description.getName();
    try {
      return Class.forName(name, false, Names.seen(in.getClass().getClassLoader(), name));
    } catch (ClassNotFoundException e) {
      Class<?> primitive = PRIMITIVES.get(name);
      if (primitive == null) {
        throw e;
      }
      return primitive;
    }
  }
}
