// SPDX-License-Identifier: Apache-2.0
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

public class StandardStreams {
  public static void run() {
    System.setOut(new PrintStream(new Out(System.out), true));
    System.setErr(new PrintStream(new Out(System.err), true));
    System.setIn(new In(System.in));
  }

  private static class Out extends FilterOutputStream {
    Out(OutputStream out) {
      super(out);
    }
  }

  private static class In extends FilterInputStream {
    In(InputStream in) {
      super(in);
    }
  }
}
