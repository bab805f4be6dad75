// SPDX-License-Identifier: Apache-2.0
public class NativeLibraryByName {
  public static void run() {
    System.loadLibrary("prefs");
  }
}
