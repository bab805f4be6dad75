// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.GenerationClassLoader;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What failures mean that have to do with class loaders and builds, in the program's own terms: the
 * cause, and on a second line what to do. Stateless but for what it asks.
 *
 * @param generation that has failed
 * @param archiveOf of a class of the base, or null
 */
public record FailureWords(int generation, Function<String, @Nullable Path> archiveOf) {

  private static final String WHERE = "is in (?:unnamed module|module \\S+) of loader '([^']+)'";

  private static final Pattern CAST =
      Pattern.compile(
          "ClassCastException: class (\\S+) cannot be cast to class (\\S+) \\(\\S+ "
              + WHERE
              + "[^;]*; \\S+ "
              + WHERE);

  private static final Pattern NO_INSTANCE =
      Pattern.compile(
          "IllegalArgumentException: object (?:of type (\\S+) )?is not an instance of (\\S+)");

  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "LinkageError: loader constraint violation: .*?"
              + "(?:wants to load (?:class|interface) (\\S+?)\\. A different|for the type (\\S+) used)");

  private static final Pattern SUBTYPE =
      Pattern.compile("ServiceConfigurationError: (\\S+): Provider (\\S+) not a subtype");

  private static final Pattern NO_METHOD =
      Pattern.compile(
          "NoSuchMethodError: '?(?:[\\w.$\\[\\]]+ )?([\\w.$]+)\\.([\\w$<>]+\\([^)]*\\))");

  private static final Pattern NO_FIELD =
      Pattern.compile(
          "NoSuchFieldError: Class (\\S+) does not have member field '(?:\\S+ )?(\\S+)'");

  private static final Pattern CLOSED =
      Pattern.compile(
          "InaccessibleObjectException: .*?module (\\S+) does not \"(?:opens|exports) (\\S+)\" to");

  private static final Pattern CALLER =
      Pattern.compile("at " + GenerationClassLoader.PREFIX + "\\d+//([\\w.$]+)\\.[\\w$<>]+\\(");

  private static final String ONE_SIDE = "\nhave it on one side: live=<the jar that hands it over>";

  /** Null if nothing is known of such a failure. */
  public @Nullable String of(String failure) {
    if (failure.contains("IllegalStateException: Platform.exit has been called")) {
      return "JavaFX starts once in a JVM, and an earlier generation has ended it: its last window was"
          + " closed, or it called Platform.exit"
          + "\nrestart the JVM; Platform.setImplicitExit(false) leaves it running without windows";
    }
    Matcher cast = CAST.matcher(failure);
    if (cast.find()) {
      return cast(cast);
    }
    Matcher constraint = CONSTRAINT.matcher(failure);
    if (constraint.find()) {
      String type = constraint.group(1) == null ? constraint.group(2) : constraint.group(1);
      return constraint(type.replace('/', '.'));
    }
    Matcher subtype = SUBTYPE.matcher(failure);
    if (subtype.find()) {
      return "the service provider "
          + subtype.group(2)
          + " implements another "
          + subtype.group(1)
          + " than that of who asks: there are two of them, in two loaders"
          + ONE_SIDE;
    }
    Matcher instance = NO_INSTANCE.matcher(failure);
    if (instance.find()) {
      String type = instance.group(1) == null ? "a class" : instance.group(1);
      return "a method or field of "
          + type
          + " that was looked up in one generation was used with an object of another"
          + "\nlook it up anew in each generation; if a library keeps it: live=<its jar>";
    }
    return member(failure);
  }

  private @Nullable String cast(Matcher cast) {
    String type = cast.group(1);
    if (!type.equals(cast.group(2)) || cast.group(3).equals(cast.group(4))) {
      return null; // An error of the program's own.
    }
    String other = isLive(cast.group(3)) ? cast.group(4) : cast.group(3);
    String cause = "there are two classes " + type + ": that of generation " + generation;
    Path archive = archiveOf.apply(type);
    if (other.startsWith(BaseClassLoader.PREFIX) && archive != null) {
      String jar = String.valueOf(archive.getFileName());
      return cause
          + ", and that of "
          + jar
          + ", which stays"
          + "\nhave it on one side: live="
          + jar
          + ", or take one of them off the class path";
    }
    return other.equals("app")
        ? cause
            + ", and that of the JVM's own loader, which somebody asked for by name"
            + "\nask the context loader of the thread, or the loader of a class of the program"
        : null;
  }

  private static boolean isLive(String loader) {
    return loader.startsWith(GenerationClassLoader.PREFIX);
  }

  private String constraint(String type) {
    Path archive = archiveOf.apply(type);
    String jar = archive == null ? "" : " of " + archive.getFileName();
    return "a library that stays and the program mean two different classes by "
        + type
        + jar
        + (archive == null ? ONE_SIDE : "\nhave it on one side: live=" + archive.getFileName());
  }

  /** What was compiled, or opened, otherwise than it is used. */
  private @Nullable String member(String failure) {
    Matcher method = NO_METHOD.matcher(failure);
    if (method.find()) {
      return missing(failure, method.group(1), "method " + method.group(2));
    }
    Matcher field = NO_FIELD.matcher(failure);
    if (field.find()) {
      return missing(failure, field.group(1), "field " + field.group(2));
    }
    Matcher closed = CLOSED.matcher(failure);
    if (closed.find()) {
      return "the JDK keeps "
          + closed.group(2)
          + " to itself, as it would without Remain"
          + "\nadd an option of the JVM: --add-opens "
          + closed.group(1)
          + "/"
          + closed.group(2)
          + "=ALL-UNNAMED";
    }
    return null;
  }

  private String missing(String failure, String type, String member) {
    Path archive = archiveOf.apply(type);
    if (archive != null) {
      return type
          + " of "
          + archive.getFileName()
          + " has no "
          + member
          + ": what calls it was compiled with another version of that jar"
          + "\nsee to it that both have the same version";
    }
    Matcher caller = CALLER.matcher(failure);
    return type
        + " was compiled last without "
        + member
        + ", which "
        + (caller.find() ? caller.group(1) : "a class that was not compiled with it")
        + " still uses"
        + "\ncompile both: a build from scratch finds what else is stale";
  }
}
