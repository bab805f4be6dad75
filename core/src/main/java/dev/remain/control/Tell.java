// SPDX-License-Identifier: Apache-2.0
package dev.remain.control;

import dev.remain.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The other end: {@code --tell}. Stateless. */
public final class Tell {

  /** What was asked for last runs. */
  static final int WELL = 0;

  /** It was rejected, has failed, or could not be done. */
  static final int WRONG = 1;

  /** There is nobody to be told. */
  static final int NOBODY = 2;

  private Tell() {}

  /** Whom to tell, or why that is not known. */
  record Found(@Nullable Place place, String problem) {}

  /**
   * What came of it.
   *
   * @param status that a shell is to see
   */
  record Answer(int status, String text) {}

  /**
   * Tells the program that runs in a project, and prints its answer.
   *
   * @param words a command, and the process id if several programs run there
   * @return the exit status
   */
  public static int run(String words, Path here, PrintStream out, PrintStream error)
      throws IOException {
    Answer answer = tell(words, here, events -> follow(events, out));
    if (!answer.text().isEmpty()) {
      (answer.status() == NOBODY ? error : out).println(answer.text());
    }
    return answer.status();
  }

  /** The same for a program, which follows no events. */
  static Answer ask(String words, Path here) throws IOException {
    return tell(words, here, events -> {});
  }

  /** Is given all lines after the first, if they go on. */
  private interface Follower {
    void follow(BufferedReader events) throws IOException;
  }

  private static Answer tell(String words, Path here, Follower follower) throws IOException {
    String all = words.trim();
    int space = all.indexOf(' ');
    String command = space < 0 ? all : all.substring(0, space);
    Found found = find(here, space < 0 ? "" : all.substring(space).trim());
    Place place = found.place();
    if (place == null) {
      return new Answer(NOBODY, found.problem());
    }
    try (SocketChannel server = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      if (!server.connect(UnixDomainSocketAddress.of(place.socket()))) {
        throw new IOException("not connected");
      }
      BufferedReader answers = ask(server, command);
      String first = answers.readLine();
      if (first == null) {
        return new Answer(NOBODY, "process " + place.pid() + " has ended");
      }
      Map<String, @Nullable Object> answer = JsonText.readObject(first);
      boolean isWell = Boolean.TRUE.equals(answer.get("ok"));
      if (command.equals("events") && isWell) {
        follower.follow(answers);
        return new Answer(WELL, "");
      }
      return new Answer(isWell ? WELL : WRONG, String.valueOf(answer.get("text")));
    } catch (IOException e) {
      return new Answer(NOBODY, "process " + place.pid() + " cannot be reached: " + e.getMessage());
    }
  }

  private static BufferedReader ask(SocketChannel server, String command) throws IOException {
    Channels.newOutputStream(server).write((command + "\n").getBytes(StandardCharsets.UTF_8));
    return new BufferedReader(
        new InputStreamReader(Channels.newInputStream(server), StandardCharsets.UTF_8));
  }

  private static void follow(BufferedReader answers, PrintStream out) throws IOException {
    for (String event = answers.readLine(); event != null; event = answers.readLine()) {
      out.println(event);
      out.flush();
    }
  }

  /**
   * @param pid of whom; empty if there is only one
   */
  static Found find(Path here, String pid) throws IOException {
    List<Place> places = new ArrayList<>(Place.near(here));
    if (!pid.isEmpty()) {
      places.removeIf(place -> !String.valueOf(place.pid()).equals(pid));
    }
    if (places.size() == 1) {
      return new Found(places.get(0), "");
    }
    if (places.isEmpty()) {
      return new Found(
          null,
          "no program runs here with control=on" + (pid.isEmpty() ? "" : " as process " + pid));
    }
    StringBuilder sentence = new StringBuilder("several programs run here: add the number of one,");
    sentence.append(" as in --tell \"status ").append(places.get(0).pid()).append('"');
    for (Place place : places) {
      sentence.append("\n  ").append(place.pid()).append("  ").append(place.mainClass());
    }
    return new Found(null, sentence.toString());
  }
}
