// SPDX-License-Identifier: Apache-2.0
package app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Works as long as a line of standard input says, in milliseconds, and says how much it did: what
 * programs do, sorting, hashing and making text.
 */
public final class Loop {

  private Loop() {}

  public static void main(String[] args) throws IOException {
    long entered = System.nanoTime();
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ran " + entered + " " + System.nanoTime() + " " + Version.text() + " ");
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      long end = System.nanoTime() + Long.parseLong(line) * 1_000_000;
      long turns = 0;
      long sum = 0;
      while (System.nanoTime() < end) {
        sum += turn((int) turns);
        turns++;
      }
      System.out.println("worked " + turns + " " + sum);
    }
  }

  private static long turn(int seed) {
    int[] numbers = new int[256];
    int next = seed;
    for (int i = 0; i < numbers.length; i++) {
      next = next * 1_103_515_245 + 12_345;
      numbers[i] = next >>> 8;
    }
    Arrays.sort(numbers);
    Map<String, Integer> counts = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (int number : numbers) {
      text.setLength(0);
      text.append("key-").append(number % 64);
      counts.merge(text.toString(), 1, Integer::sum);
    }
    long sum = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      sum += (long) entry.getKey().length() * entry.getValue();
    }
    return sum + numbers[seed & 255];
  }
}
