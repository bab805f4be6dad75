// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.Set;

/** What of the JDK holds nothing of a program's, as far as is known, and so can be shared. */
public final class JdkValues {

  private static final Set<String> PACKAGES =
      Set.of(
          "java.lang",
          "java.math",
          "java.net",
          "java.nio",
          "java.nio.charset",
          "java.nio.file",
          "java.nio.file.attribute",
          "java.sql",
          "java.text",
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.temporal",
          "java.time.zone",
          "java.util.logging",
          "java.util.random",
          "java.util.regex",
          "java.util.zip",
          "java.awt.color",
          "java.awt.geom",
          "java.awt.image",
          "java.security",
          "sun.nio.fs",
          "sun.nio.cs",
          "sun.util.calendar");

  private static final Set<String> CLASSES =
      Set.of(
          "java.awt.Color",
          "java.awt.Font",
          "java.awt.BasicStroke",
          "java.util.Base64$Decoder",
          "java.util.Base64$Encoder",
          "java.util.BitSet",
          "java.util.Collections$EmptyList",
          "java.util.Collections$EmptyMap",
          "java.util.Collections$EmptySet",
          "java.util.Collections$ReverseComparator",
          "java.util.Currency",
          "java.util.Date",
          "java.util.GregorianCalendar",
          "java.util.Locale",
          "java.util.Properties",
          "java.util.Random",
          "java.util.SimpleTimeZone",
          "java.util.SplittableRandom",
          "java.util.StringJoiner",
          "java.util.UUID",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.concurrent.atomic.DoubleAdder",
          "java.util.concurrent.atomic.LongAdder",
          "java.util.concurrent.atomic.Striped64");

  private JdkValues() {}

  /** Whether objects of that class of the JDK can be shared without a word. */
  public static boolean areKnown(Class<?> type) {
    return CLASSES.contains(type.getName())
        || (Comparator.class.isAssignableFrom(type) && type.getPackageName().equals("java.lang"))
        || (Unwanted.word(type) == null
            && (PACKAGES.contains(type.getPackageName()) || holdsNothing(type)));
  }

  private static boolean holdsNothing(Class<?> type) {
    for (Class<?> now = type; now != null; now = now.getSuperclass()) {
      for (Field field : now.getDeclaredFields()) {
        Class<?> held =
            field.getType().isArray() ? field.getType().getComponentType() : field.getType();
        if (!Modifier.isStatic(field.getModifiers())
            && !held.isPrimitive()
            && held != String.class) {
          return false;
        }
      }
    }
    return true;
  }
}
