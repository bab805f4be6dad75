// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.process;

import dev.remain.compile.javac.Javac;
import dev.remain.compile.round.Compiler;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Source;
import dev.remain.compile.round.SourceError;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The other JVM: compiles what it is given, again and again, until its input ends. Public since it
 * is started by name, and not promised.
 */
public final class CompileServer {

  private CompileServer() {}

  /**
   * Serves one module.
   *
   * @param words none
   * @throws IOException if nobody reads its answers
   */
  public static void main(String[] words) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // Processors print where they like.
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(answers));
    List<Path> classpath = Wire.texts(in).stream().map(Path::of).toList();
    List<String> options = Wire.texts(in);
    try (Javac javac = Javac.open(classpath, options, Wire.output(in))) {
      while (true) {
        boolean isAlone = in.readBoolean();
        List<Source> sources = Wire.sources(in);
        List<ModuleCode> visible = List.of(Wire.code(in));
        Wire.write(out, compile(javac, isAlone, sources, visible));
      }
    } catch (EOFException e) {
      return; // Whoever asked has ended.
    }
  }

  /** Whatever a processor throws is an answer. */
  private static Compiler.Result compile(
      Javac javac, boolean isAlone, List<Source> sources, List<ModuleCode> visible) {
    try {
      return isAlone ? javac.compileAlone(sources, visible) : javac.compile(sources, visible);
    } catch (RuntimeException | LinkageError e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      String thrower = cause.getStackTrace().length == 0 ? "" : " at " + cause.getStackTrace()[0];
      return new Compiler.Refused(
          List.of(new SourceError(null, 0, 0, "", "a processor has thrown " + cause + thrower)));
    }
  }
}
