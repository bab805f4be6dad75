// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.agent.JdkField;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Empties places of the JDK that can be set once in the life of a JVM, if something doomed is in
 * them: the next generation could not set them. Looked into only if a doomed class could be what is
 * set there, since to look initialises the JDK's class.
 */
final class FactorySlots implements CleanupStep {

  private static final List<Slot> SLOTS =
      List.of(
          new Slot(
              Extra.NETWORK_FACTORIES,
              "java.net.URLStreamHandlerFactory",
              Internals.URL_FACTORY,
              Internals.URL_HANDLERS),
          new Slot(
              Extra.NETWORK_FACTORIES,
              "java.net.ContentHandlerFactory",
              Internals.CONTENT_FACTORY,
              Internals.CONTENT_HANDLERS),
          new Slot(Extra.NETWORK_FACTORIES, "java.net.SocketImplFactory", Internals.SOCKET_FACTORY),
          new Slot(
              Extra.NETWORK_FACTORIES,
              "java.net.SocketImplFactory",
              Internals.SERVER_SOCKET_FACTORY),
          new Slot(Extra.SERIAL_FILTER, "java.io.ObjectInputFilter", Internals.SERIAL_FILTER),
          new Slot(
              Extra.REMOTE_OBJECTS,
              "java.rmi.server.RMISocketFactory",
              Internals.RMI_SOCKET_FACTORY),
          new Slot(
              Extra.CONTEXT_FACTORIES,
              "javax.naming.spi.InitialContextFactoryBuilder",
              Internals.CONTEXT_FACTORIES));

  /**
   * One place.
   *
   * @param type of what is set there
   * @param field static
   * @param made maps of what the factory made, kept under a name
   */
  private record Slot(Extra extra, String type, JdkField field, JdkField... made) {}

  private final LoaderAccess access;

  FactorySlots(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> cuts = new ArrayList<>();
    for (Slot slot : SLOTS) {
      if (access.haveMet(doomed, slot.type()) && slot.extra().isAvailable()) {
        clean(slot, doomed, cuts);
      }
    }
    return cuts;
  }

  private static void clean(Slot slot, Doomed doomed, List<String> cuts) {
    Object set = slot.field().get(null);
    if (set != null && doomed.owns(set)) {
      slot.field().set(null, null);
      cuts.add(slot.type() + " " + Names.of(set) + " taken out");
    }
    for (JdkField made : slot.made()) {
      if (made.get(null) instanceof Map<?, ?> things) {
        things.values().removeIf(doomed::owns);
      }
    }
  }
}
