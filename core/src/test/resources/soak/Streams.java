// SPDX-License-Identifier: Apache-2.0
import java.util.stream.IntStream;

/** Parallel streams on the common pool. */
public class Streams {
  public static void main(String[] args) throws Exception {
    long sum = IntStream.range(0, 100_000).parallel().mapToLong(i -> new int[] {i}.length).sum();
    if (sum != 100_000) {
      throw new IllegalStateException("sum " + sum);
    }
    soak.Gauge.look();
    Thread.sleep(100_000);
  }
}
