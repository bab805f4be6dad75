// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;

/**
 * An annotation that is recognised by its simple name, whichever package it is in, if any, so that
 * a program that is not to depend on Remain can have its own.
 */
public enum Mark {
  /** What is carried into the next generation. */
  CARRIED("Carried"),
  /** A field that has what the constructor gives it. */
  RESET("Reset"),
  /** What something was called before. */
  FORMER_NAME("FormerName");

  private final String simpleName;

  Mark(String simpleName) {
    this.simpleName = simpleName;
  }

  /** How the descriptor of each such annotation ends, and of some others. */
  public String descriptorEnd() {
    return simpleName + ";";
  }

  /** Whether it is the descriptor of such an annotation. */
  public boolean isIn(String descriptor) {
    return descriptor.startsWith("L")
        && descriptor.endsWith(descriptorEnd())
        && isName(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
  }

  /** The annotation of an element, or null. */
  public @Nullable Annotation of(AnnotatedElement element) {
    for (Annotation annotation : element.getAnnotations()) {
      if (isName(annotation.annotationType().getName())) {
        return annotation;
      }
    }
    return null;
  }

  /** A package or an enclosing class may come before it. */
  private boolean isName(String className) {
    int before = className.length() - simpleName.length() - 1;
    return className.endsWith(simpleName)
        && (before < 0 || className.charAt(before) == '.' || className.charAt(before) == '$');
  }
}
