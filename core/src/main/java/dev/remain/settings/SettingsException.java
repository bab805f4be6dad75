// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

/**
 * Remain was asked for something it does not understand. The message is for the user as it is: it
 * names the place, the value and what is allowed.
 *
 * @since 0.1
 */
public final class SettingsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  public SettingsException(String message) {
    super(message);
  }
}
