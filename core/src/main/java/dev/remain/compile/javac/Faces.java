// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.remain.classpath.Fingerprint;
import dev.remain.compile.round.Source;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.tools.JavaCompiler;
import org.jspecify.annotations.Nullable;

/**
 * Takes of each source all that is outside of the bodies of its methods, comments included, as it
 * is parsed: before a processor changes a tree. Confined to the thread that compiles.
 */
final class Faces implements TaskListener {

  private final JavacTask task;
  private final Map<URI, Source> sources = new HashMap<>();
  private final Map<String, Fingerprint> found = new HashMap<>();

  private Faces(JavacTask task) {
    this.task = task;
  }

  /** Of a task that has not begun; null if it shows nothing of what it does. */
  static @Nullable Faces of(JavaCompiler.CompilationTask task, Collection<Source> sources) {
    if (!(task instanceof JavacTask javac)) {
      return null;
    }
    Faces faces = new Faces(javac);
    sources.forEach(source -> faces.sources.put(source.file().toUri(), source));
    javac.addTaskListener(faces);
    return faces;
  }

  /** By the path of the source; of one whose places are not known there is none. */
  Map<String, Fingerprint> found() {
    return found;
  }

  @Override
  public void finished(TaskEvent event) {
    CompilationUnitTree unit = event.getCompilationUnit();
    if (event.getKind() == TaskEvent.Kind.PARSE && unit != null) {
      Source source = sources.get(unit.getSourceFile().toUri());
      if (source != null) {
        Cut cut = new Cut(source.text(), unit, Trees.instance(task).getSourcePositions());
        cut.scan(unit, null);
        String face = cut.face();
        if (face != null) {
          found.put(source.path(), Fingerprint.of(face));
        }
      }
    }
  }

  /** Cuts bodies out of a text. */
  private static final class Cut extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final String text;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final StringBuilder face = new StringBuilder();
    private int done;
    private boolean isUnknown;

    Cut(String text, CompilationUnitTree unit, SourcePositions positions) {
      this.text = text;
      this.unit = unit;
      this.positions = positions;
    }

    @Nullable String face() {
      return isUnknown ? null : face + text.substring(done);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      if (method.getBody() != null) {
        long start = positions.getStartPosition(unit, method.getBody());
        long end = positions.getEndPosition(unit, method.getBody());
        if (start < done || end < start || end > text.length()) {
          isUnknown = true;
        } else {
          face.append(text, done, (int) start).append('\0');
          done = (int) end;
        }
      }
      return null;
    }
  }
}
