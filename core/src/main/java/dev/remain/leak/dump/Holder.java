// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a loader. Text only, so that it holds nothing itself.
 *
 * @param loader its name
 * @param path the holder first, then what leads to a class of the loader, folded
 * @param everyStep every reference as {@code Class.field}, from the root on
 * @param isJdk whether the holder is a static field of a class of the JDK
 */
public record Holder(
    String loader, Kind kind, List<String> path, List<String> everyStep, boolean isJdk) {

  private static final int MOST_WORDS = 6;
  private static final int FIRST_WORDS = 3;
  private static final int LAST_WORDS = 2;
  private static final int FINGERPRINT = 12;

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern END_OF_LIST = Pattern.compile("\\.(first|last|head|tail)$");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");

  /** How it is held. */
  public enum Kind {
    STRONG,
    /** Through a soft reference only, which the JVM clears when memory runs short. */
    SOFT,
    /** It is in the dump, and the dump does not show why. */
    NONE,
    /** It is not in the dump: it has been collected. */
    GONE,
    /** No thread shows it, and there is no dump: the path is why not, and how to have one. */
    UNSEARCHED
  }

  public Holder {
    path = printable(path);
    everyStep = printable(everyStep);
  }

  private static List<String> printable(List<String> texts) {
    return texts.stream().map(text -> UNPRINTABLE.matcher(text).replaceAll(" ")).toList();
  }

  /** Follows "held by". */
  public String words() {
    return switch (kind) {
      case STRONG -> shortened();
      case SOFT -> shortened() + " (softly: until memory runs short)";
      case NONE ->
          "nothing that a heap dump shows (perhaps by the JVM itself, for a lasting loader that"
              + " asked it for a class)";
      case GONE -> "nothing: it is gone";
      case UNSEARCHED ->
          "something that no thread shows, and no heap dump was searched: " + path.get(0);
    };
  }

  private String shortened() {
    if (path.size() <= MOST_WORDS) {
      return String.join(" > ", path);
    }
    List<String> shown = new ArrayList<>(path.subList(0, FIRST_WORDS));
    shown.add("...");
    shown.addAll(path.subList(path.size() - LAST_WORDS, path.size()));
    return String.join(" > ", shown);
  }

  /** One that is no field of the JDK. */
  public Holder(String loader, Kind kind, List<String> path, List<String> everyStep) {
    this(loader, kind, path, everyStep, false);
  }

  /**
   * What the user can do, or "" if that is not known.
   *
   * @param lasting finds a class that stays by its name; answers null if there is none
   */
  public String advice(Function<String, @Nullable Class<?>> lasting) {
    return Advice.on(this, lasting);
  }

  /**
   * The same for every generation that is held in the same way, in this JVM and the next: 12
   * hexadecimal digits.
   */
  public String fingerprint() {
    StringBuilder text = new StringBuilder(kind.name());
    for (String step : kind == Kind.UNSEARCHED ? List.<String>of() : straight()) {
      boolean namesThread = step.indexOf('"') >= 0;
      text.append('\n').append(namesThread ? NUMBER.matcher(step).replaceAll("#") : step);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, FINGERPRINT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /**
   * The path without its loops: where it comes back to a class, by a link from node to node, what
   * lies between does not count, and neither does at which end of its nodes a list is held.
   */
  private List<String> straight() {
    List<String> straight = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      String owner = ownerOf(path.get(i));
      int last = i;
      for (int next = i + 1; i > 0 && next < path.size(); next++) {
        last = ownerOf(path.get(next)).equals(owner) ? next : last;
      }
      i = last;
      straight.add(i == 0 ? END_OF_LIST.matcher(path.get(i)).replaceFirst(".~") : path.get(i));
    }
    return straight;
  }

  /** The class that has the field; of another step, all of it. */
  private static String ownerOf(String step) {
    boolean isField = step.indexOf('"') < 0 && step.lastIndexOf('.') > 0;
    return isField ? step.substring(0, step.lastIndexOf('.')) : step;
  }

  /** One line that {@link #parse} reads. */
  String toLine() {
    return String.join(
        "\t",
        loader,
        kind.name(),
        String.join("\f", path),
        String.join("\f", everyStep),
        String.valueOf(isJdk));
  }

  /** Fails with an unchecked exception if the line is none of ours. */
  static Holder parse(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 5) {
      throw new IllegalArgumentException("not an answer: " + line);
    }
    return new Holder(
        parts[0],
        Kind.valueOf(parts[1]),
        texts(parts[2]),
        texts(parts[3]),
        Boolean.parseBoolean(parts[4]));
  }

  private static List<String> texts(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split("\f", -1));
  }
}
