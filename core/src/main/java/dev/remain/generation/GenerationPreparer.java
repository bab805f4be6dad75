// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.classpath.LiveFiles;
import dev.remain.link.Check;
import dev.remain.link.LinkCheck;
import dev.remain.link.Problem;
import dev.remain.loader.GenerationClassLoader;
import org.jspecify.annotations.Nullable;

/**
 * Does everything that can be done for the next generation while the old one still runs: makes its
 * loader, checks and links what changed, finds its entry. Runs no code of the program. Confined to
 * the restart thread.
 */
public final class GenerationPreparer {

  private final ThreadGroup parent;
  private final Entry entry;
  private @Nullable LinkCheck links; // made when it is needed: generation 1 is not checked

  /** Finds what the program is entered by, without initialising it. */
  @FunctionalInterface
  public interface Entry {

    /**
     * @throws MainMethod.Unusable with a sentence for the user
     */
    void find(Generation generation) throws MainMethod.Unusable;
  }

  /**
   * @param parent of the thread groups of generations
   */
  public GenerationPreparer(ThreadGroup parent, Entry entry) {
    this.parent = parent;
    this.entry = entry;
  }

  /** Reads what generation 1 was made from, as the checks of all later ones will need it. */
  public void read(LiveFiles files) {
    links().read(files);
  }

  private LinkCheck links() {
    if (links == null) {
      links = new LinkCheck();
    }
    return links;
  }

  public Preparation prepare(Preparation.Request request) {
    try {
      return prepareUnlessFull(request);
    } catch (OutOfMemoryError e) {
      // Only now is the loader free to go, and with it the room that these words need.
      return new Preparation.Rejected(outOfMemory(e));
    }
  }

  private Preparation prepareUnlessFull(Preparation.Request request) {
    GenerationClassLoader spare = request.spare();
    GenerationClassLoader loader =
        spare != null
            ? spare
            : new GenerationClassLoader(request.number(), request.base(), request.content());
    request.made().accept(loader);
    Generation generation = new Generation(request.number(), loader, parent);
    boolean isReady = false;
    try {
      Check check = request.check();
      Problem unfit = check == null ? null : links().problem(loader, request.base(), check);
      if (unfit != null) {
        return new Preparation.Rejected(unfit.text(), unfit.isUnfinished());
      }
      String problem = entryProblem(generation);
      if (problem != null) {
        return new Preparation.Rejected(problem);
      }
      isReady = true;
      return new Preparation.Ready(generation);
    } finally {
      if (!isReady) {
        generation.discard();
      }
    }
  }

  private @Nullable String entryProblem(Generation generation) {
    try {
      entry.find(generation);
      return null;
    } catch (MainMethod.Unusable e) {
      return String.valueOf(e.getMessage());
    } catch (LinkageError e) {
      return FailureText.line(e);
    }
  }

  private static String outOfMemory(OutOfMemoryError error) {
    return "the JVM is out of memory for classes ("
        + error.getMessage()
        + "): restart the JVM, with a larger -XX:MaxMetaspaceSize if this comes again";
  }
}
