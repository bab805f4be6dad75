// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What shows of the options of a compiler in the classes that it made.
 *
 * @param debug parts of {@code -g}
 * @param hasParameters whether names of parameters are kept
 * @param joinsInline whether texts are joined by code in place
 * @param isPreview whether features of this very release are used before they are final
 * @param api whose classes of the JDK are seen
 * @param learned all options, as a build was seen to use them; empty if they are only inferred
 */
public record JavacOptions(
    List<String> debug,
    boolean hasParameters,
    boolean joinsInline,
    boolean isPreview,
    Api api,
    List<String> learned) {

  /** Which classes of the JDK are seen. */
  enum Api {
    /** Those of the release that is compiled for. */
    OF_RELEASE,
    /** Those of this JVM, as with the options {@code -source} and {@code -target}. */
    OF_THIS_JVM
  }

  private static final int VERSION_OF_JAVA_0 = 44;

  public JavacOptions {
    debug = List.copyOf(debug);
    learned = List.copyOf(learned);
  }

  /** Those that a build was seen to use. */
  static JavacOptions learned(List<String> options) {
    return new JavacOptions(List.of(), false, false, false, Api.OF_RELEASE, options);
  }

  /**
   * As javac understands them.
   *
   * @param major version of the class files
   */
  public List<String> arguments(int major) {
    if (!learned.isEmpty()) {
      List<String> all = new ArrayList<>(learned);
      all.addAll(List.of("-implicit:none", "-nowarn", "-Xlint:none"));
      return all;
    }
    String release = String.valueOf(major - VERSION_OF_JAVA_0);
    List<String> all = new ArrayList<>();
    all.add(debug.isEmpty() ? "-g:none" : "-g:" + String.join(",", debug));
    if (api == Api.OF_RELEASE) {
      all.addAll(List.of("--release", release));
    } else {
      all.addAll(List.of("-source", release, "-target", release));
    }
    if (hasParameters) {
      all.add("-parameters");
    }
    if (joinsInline) {
      all.add("-XDstringConcat=inline");
    }
    if (isPreview) {
      all.add("--enable-preview");
    }
    // What it does not say is not to be looked for, and what is not asked for not to be told.
    all.addAll(List.of("-proc:none", "-implicit:none", "-nowarn", "-Xlint:none"));
    return all;
  }

  /** What else they may have been: options of which nothing shows in these classes. */
  List<JavacOptions> others() {
    if (!learned.isEmpty()) {
      return List.of();
    }
    Api other = api == Api.OF_RELEASE ? Api.OF_THIS_JVM : Api.OF_RELEASE;
    List<String> all = List.of("lines", "source", "vars");
    return List.of(
        new JavacOptions(debug, hasParameters, joinsInline, isPreview, other, learned),
        new JavacOptions(debug, hasParameters, !joinsInline, isPreview, api, learned),
        new JavacOptions(debug, !hasParameters, joinsInline, isPreview, api, learned),
        new JavacOptions(all, hasParameters, joinsInline, isPreview, api, learned),
        new JavacOptions(debug, hasParameters, !joinsInline, isPreview, other, learned),
        new JavacOptions(debug, !hasParameters, joinsInline, isPreview, other, learned));
  }
}
