// SPDX-License-Identifier: Apache-2.0
import java.util.List;

public class Gatherers {
  public static void run() {
    List.of(1, 2, 3).stream()
        .gather(java.util.stream.Gatherers.mapConcurrent(2, i -> i + 1))
        .toList();
  }
}
