// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import java.util.TimerTask;

/** A class of a generation: work for a timer. */
public final class TenantTask extends TimerTask {

  @Override
  public void run() {}
}
