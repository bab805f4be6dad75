// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import dev.remain.event.Status;
import java.time.Duration;
import java.time.Instant;

/** What runs, in words. */
public final class StatusText {

  private StatusText() {}

  /** Several lines, the first of them what runs. */
  public static String of(Status status, Instant now) {
    StringBuilder text = new StringBuilder(state(status));
    text.append(" for ").append(Amount.of(Duration.between(status.since(), now)));
    if (!status.fingerprint().isEmpty()) {
      text.append("  ").append(EventLines.shortened(status.fingerprint()));
    }
    Status.Start latest = status.latest();
    if (!latest.cause().isEmpty()) {
      text.append("\nstarted in ").append(Amount.of(latest.took())).append(": ");
      text.append(latest.cause());
    }
    if (!status.kept().isEmpty()) {
      text.append("\nkept:");
      String separator = " ";
      for (Status.Kept kept : status.kept()) {
        text.append(separator).append('"').append(kept.key()).append("\" (").append(kept.type());
        text.append(')');
        separator = ", ";
      }
    }
    if (status.loadersAlive() > 0) {
      text.append('\n').append(Amount.of(status.loadersAlive(), "loader", "loaders"));
      text.append(" of stopped generations still in memory");
    }
    if (!status.waiting().isEmpty()) {
      text.append("\nwaiting: ").append(status.waiting());
    }
    if (!status.problem().isEmpty()) {
      text.append('\n').append(status.problem());
    }
    return text.toString();
  }

  /** {@code gen 7 is running}. */
  public static String state(Status status) {
    String generation = "gen " + status.generation();
    return switch (status.state()) {
      case OFF -> "Remain is off";
      case STARTING -> "starting";
      case RUNNING -> generation + " is running";
      case FAILED -> generation + " has failed and nothing is running";
      case EXITED -> generation + " has exited and nothing is running";
      case CLOSED -> "Remain is closed";
    };
  }
}
