// SPDX-License-Identifier: Apache-2.0
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;

public class WatchServiceOpen {
  private static WatchService service;

  public static void run() throws Exception {
    service = FileSystems.getDefault().newWatchService();
    Path.of(System.getProperty("java.home")).register(service, StandardWatchEventKinds.ENTRY_CREATE);
  }
}
