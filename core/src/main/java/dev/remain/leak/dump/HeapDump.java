// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A heap dump that HotSpot wrote. Keeps 16 bytes per object; the rest is read from the file when
 * asked for. Confined to one thread.
 */
final class HeapDump {

  private final DumpFile file;
  private final DumpRecords records;
  private final Map<Long, Long> strings = new HashMap<>();
  private final Map<Long, DumpClass> classes = new HashMap<>();
  private final Map<Integer, Long> classSerials = new HashMap<>();
  private final Map<Long, Long> frames = new HashMap<>();
  private final Map<Integer, Long> traces = new HashMap<>();
  private final Map<Integer, GcRoot> threads = new HashMap<>();
  private final List<GcRoot> roots = new ArrayList<>();
  private final ObjectIndex index;
  private final long[] positions;

  private HeapDump(DumpFile file) throws IOException {
    this.file = file;
    this.records = new DumpRecords(file);
    FirstPass first = new FirstPass();
    records.forEach(first);
    this.index = first.ids.toIndex();
    first.classStarts.forEach(
        (id, start) -> {
          String name = string(first.classNames.getOrDefault(id, 0L)).replace('/', '.');
          classes.put(id, new DumpClass(file, records, start, name, this::string));
        });
    this.positions = new long[index.size()];
    records.forEach(
        new DumpRecords.Listener() {
          @Override
          public void object(long id, long position) {
            positions[index.find(id)] = position;
          }
        });
  }

  /** Fails if the file is no heap dump, or cut short. */
  static HeapDump read(Path file) throws IOException {
    return new HeapDump(DumpFile.open(file));
  }

  private final class FirstPass implements DumpRecords.Listener {
    private final ObjectIndex.Collector ids = new ObjectIndex.Collector();
    private final Map<Long, Long> classStarts = new HashMap<>();
    private final Map<Long, Long> classNames = new HashMap<>();

    @Override
    public void string(long id, long position, int length) {
      strings.put(id, position);
    }

    @Override
    public void loadedClass(int serial, long id, long nameId) {
      classSerials.put(serial, id);
      classNames.put(id, nameId);
    }

    @Override
    public void frame(long id, long position) {
      frames.put(id, position);
    }

    @Override
    public void trace(int serial, long position) {
      traces.put(serial, position);
    }

    @Override
    public void root(GcRoot root) {
      roots.add(root);
      if (root.kind() == GcRoot.Kind.THREAD) {
        threads.put(root.thread(), root);
      }
    }

    @Override
    public void classDump(long id, long position) {
      classStarts.put(id, position);
    }

    @Override
    public void object(long id, long position) {
      ids.add(id);
    }
  }

  /** How many objects there are; they are numbered from 0 on. */
  int size() {
    return index.size();
  }

  List<GcRoot> roots() {
    return roots;
  }

  Collection<DumpClass> classes() {
    return classes.values();
  }

  long id(int object) {
    return index.id(object);
  }

  /** The object with this id, or -1 if the dump has none. */
  int find(long id) {
    return index.find(id);
  }

  /** The class with this id; null for 0 and for ids of other objects. */
  @Nullable DumpClass classWithId(long id) {
    return classes.get(id);
  }

  /** What kind of record an object has, see {@link DumpRecords}. */
  int tag(int object) {
    return file.byteAt(positions[object]);
  }

  /** The class of an instance or an array of objects; null for all else. */
  @Nullable DumpClass classOf(int object) {
    long content = positions[object] + 1;
    int idSize = records.idSize();
    return switch (tag(object)) {
      case DumpRecords.INSTANCE -> classes.get(records.idAt(content + idSize + 4));
      case DumpRecords.OBJECT_ARRAY -> classes.get(records.idAt(content + idSize + 8));
      default -> null;
    };
  }

  boolean isInstanceOf(int object, String className) {
    DumpClass type = tag(object) == DumpRecords.INSTANCE ? classOf(object) : null;
    while (type != null && !type.name.equals(className)) {
      type = classes.get(type.superId);
    }
    return type != null;
  }

  DumpClass.Layout layout(DumpClass type) {
    return type.layout(classes::get);
  }

  /** The id that a field of an instance holds, 0 for none. */
  long reference(int instance, DumpClass.Field field) {
    return records.idAt(values(instance) + field.offset());
  }

  private long values(int instance) {
    return positions[instance] + 9 + 2L * records.idSize();
  }

  int arrayLength(int array) {
    return file.intAt(positions[array] + 5 + records.idSize());
  }

  /** The id that an element of an array of objects holds, 0 for none. */
  long element(int array, int number) {
    int idSize = records.idSize();
    return records.idAt(positions[array] + 9 + 2L * idSize + (long) number * idSize);
  }

  /** The object that a field holds; -1 if it is null or there is no such field. */
  int follow(int instance, String name) {
    DumpClass.Field field = field(instance, name);
    return field == null || field.type() != DumpClass.REFERENCE
        ? -1
        : find(reference(instance, field));
  }

  /** The value of a field of type int or byte; null if there is no such field. */
  @Nullable Integer number(int instance, String name) {
    DumpClass.Field field = field(instance, name);
    if (field == null) {
      return null;
    }
    long position = values(instance) + field.offset();
    return records.sizeOf(field.type()) == 1 ? file.byteAt(position) : file.intAt(position);
  }

  private DumpClass.@Nullable Field field(int instance, String name) {
    DumpClass type = tag(instance) == DumpRecords.INSTANCE ? classOf(instance) : null;
    return type == null ? null : layout(type).find(name);
  }

  /** The characters of a string that a field holds; null if it holds none. */
  @Nullable String text(int instance, String name) {
    int text = follow(instance, name);
    int array = text < 0 ? -1 : follow(text, "value");
    if (array < 0 || tag(array) != DumpRecords.PRIMITIVE_ARRAY) {
      return null;
    }
    long content = positions[array] + 1 + records.idSize();
    byte[] bytes = file.bytesAt(content + 9, file.intAt(content + 4));
    Integer coder = number(text, "coder");
    if (coder == null || coder == 0) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    return new String(
        bytes,
        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
            ? StandardCharsets.UTF_16LE
            : StandardCharsets.UTF_16BE);
  }

  /** The thread of a thread's or a frame's root, or -1. */
  int threadOf(GcRoot root) {
    GcRoot thread = threads.get(root.thread());
    return thread == null ? -1 : find(thread.id());
  }

  /** The method of a frame's root, as {@code com.acme.App.main}; null if the dump has none. */
  @Nullable String methodOf(GcRoot root) {
    GcRoot thread = threads.get(root.thread());
    Long trace = thread == null ? null : traces.get(thread.number());
    if (trace == null || root.number() < 0 || root.number() >= file.intAt(trace + 8)) {
      return null;
    }
    int idSize = records.idSize();
    Long frame = frames.get(records.idAt(trace + 12 + (long) root.number() * idSize));
    if (frame == null) {
      return null;
    }
    Long type = classSerials.get(file.intAt(frame + 4L * idSize));
    DumpClass owner = type == null ? null : classes.get(type);
    String method = string(records.idAt(frame + idSize));
    return owner == null ? method : owner.name + "." + method;
  }

  private String string(long id) {
    Long position = strings.get(id);
    if (position == null) {
      return "?";
    }
    // the record's length ends its header, which lies before the id
    int length = file.intAt(position - records.idSize() - 4) - records.idSize();
    return new String(file.bytesAt(position, length), StandardCharsets.UTF_8);
  }
}
