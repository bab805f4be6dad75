// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.ForkedJvm;
import dev.remain.fixtures.Patience;
import java.nio.file.Path;

/**
 * An application that answers questions about what it sees: those it was started with, in each
 * generation, and those typed later. A question is a verb and a name.
 */
final class Probe {

  static final String NAME = "acme.Probe";

  private static final String SOURCE =
      """
      import java.net.URL;
      import java.util.*;

      public class Probe {

        public static void main(String[] questions) throws Exception {
          for (String question : questions) {
            answer(question);
          }
          System.out.println(label() + " ready");
          while (true) {
            answer(read());
          }
        }

        // Polls, since a thread that reads standard input cannot be ended.
        private static String read() throws Exception {
          StringBuilder line = new StringBuilder();
          while (true) {
            while (System.in.available() == 0) {
              Thread.sleep(5);
            }
            int c = System.in.read();
            if (c == '\\n') {
              return line.toString();
            }
            line.append((char) c);
          }
        }

        private static String label() {
          String name = Probe.class.getClassLoader().getName();
          return name.replace("remain-generation-", "gen ");
        }

        static void answer(String question) {
          String text;
          try {
            int space = question.indexOf(' ');
            text = answer(question.substring(0, space), question.substring(space + 1));
          } catch (Throwable thrown) {
            text = String.valueOf(thrown);
          }
          System.out.println(label() + ": " + question + " = " + text);
        }

        private static String answer(String verb, String name) throws Exception {
          ClassLoader loader = Probe.class.getClassLoader();
          switch (verb) {
            case "value":
              return (String) Class.forName(name).getMethod("value").invoke(null);
            case "loader":
              return Class.forName(name).getClassLoader().getName();
            case "parallel":
              return "" + Class.forName(name).getClassLoader().isRegisteredAsParallelCapable();
            case "source":
              return Class.forName(name).getProtectionDomain().getCodeSource().getLocation()
                  .toString();
            case "package":
              Package p = Class.forName(name).getPackage();
              return p.getImplementationTitle() + " " + p.getImplementationVersion() + " "
                  + p.isSealed();
            case "text":
              try (java.io.InputStream in = loader.getResourceAsStream(name)) {
                return in == null ? "none" : new String(in.readAllBytes()).strip();
              }
            case "url":
              return String.valueOf(loader.getResource(name));
            case "uri":
              return String.valueOf(java.nio.file.Path.of(loader.getResource(name).toURI()));
            case "connection":
              return connection(loader.getResource(name));
            case "urls":
              return Collections.list(loader.getResources(name)).toString();
            default:
              throw new IllegalArgumentException(verb);
          }
        }

        private static String connection(URL url) throws Exception {
          java.net.URLConnection connection = url.openConnection();
          if (connection instanceof java.net.JarURLConnection) {
            java.net.JarURLConnection jar = (java.net.JarURLConnection) connection;
            return "jar " + jar.getEntryName() + " of " + jar.getJarFileURL() + ", "
                + jar.getJarFile().size() + " entries, " + jar.getContentLength() + " bytes";
          }
          return "plain " + connection.getContentLength() + " bytes "
              + connection.getContentType();
        }
      }
      """;

  private Probe() {}

  /** The application, compiled. */
  static CompiledApp in(Path directory) {
    return CompiledApp.in(directory).source(NAME, SOURCE).compile();
  }

  /** The answer that a generation gave, or will give, to a question it was started with. */
  static String answer(ForkedJvm jvm, int generation, String question) {
    String start = "gen " + generation + ": " + question + " = ";
    jvm.awaitOut(start);
    String[] answer = {""};
    Patience.await(
        "the end of the answer",
        () -> {
          String out = jvm.out();
          int from = out.lastIndexOf(start) + start.length();
          int end = out.indexOf('\n', from);
          answer[0] = end < 0 ? "" : out.substring(from, end);
          return end >= 0;
        });
    return answer[0];
  }

  static String answer(RemainRun run, int generation, String question) {
    return answer(run.jvm(), generation, question);
  }

  /** The URL of a file or directory as class loaders write it. */
  static String url(Path path) {
    return "file:" + path.toUri().getRawPath();
  }

  /** Asks while it runs. */
  static String ask(RemainRun run, int generation, String question) {
    run.jvm().type(question + "\n");
    return answer(run, generation, question);
  }
}
