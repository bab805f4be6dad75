// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.compile.round.SourceError;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the user was told, so that nothing is told twice in a row. Confined to the compile thread.
 */
public final class Told {

  private final CompileListener listener;
  private final Path here;
  private final boolean isWanted;
  private final Set<String> once = new HashSet<>();
  private String last = "";
  private String lastErrors = "";

  /**
   * @param here what file names are told relative to
   * @param isWanted whether it is to be told why nothing is compiled at all
   */
  Told(CompileListener listener, Path here, boolean isWanted) {
    this.listener = listener;
    this.here = here;
    this.isWanted = isWanted;
  }

  public void say(String sentence) {
    if (!sentence.equals(last)) {
      last = sentence;
      listener.told(sentence);
    }
  }

  /** What was not said before. */
  void once(String sentence) {
    if (once.add(sentence)) {
      listener.told(sentence);
    }
  }

  /** For those who asked for it. */
  void sayIfWanted(String sentence) {
    if (isWanted) {
      say(sentence);
    }
  }

  void refused(List<SourceError> errors) {
    refused(ErrorText.of(errors, here), errors.size());
  }

  /** It compiles, and does not come to run. */
  void unwritten(IOException problem) {
    String reason = problem instanceof FileSystemException file ? file.getReason() : null;
    refused("the classes cannot be written: " + (reason == null ? problem : reason), 1);
  }

  /** These saves are compiled by nobody, which is news each time. */
  void unbuilt(String sentence, int count) {
    lastErrors = "";
    refused(sentence, count);
  }

  private void refused(String text, int count) {
    if (!text.equals(lastErrors)) {
      lastErrors = text;
      listener.refused(text, count);
    }
  }

  /** It compiles; what is refused from now on is news. */
  void compiles() {
    if (hasErrors()) {
      lastErrors = "";
      listener.compiles();
    }
  }

  /** Whether what was told last is that something does not compile. */
  boolean hasErrors() {
    return !lastErrors.isEmpty();
  }

  public String display(Path path) {
    return path.startsWith(here) && !path.equals(here)
        ? here.relativize(path).toString()
        : path.toString();
  }
}
