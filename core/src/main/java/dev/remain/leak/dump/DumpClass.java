// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A class in a heap dump. Ids are 0 where there is none. */
final class DumpClass {

  static final int REFERENCE = 2;

  final String name;
  final long id;
  final long superId;
  final long loaderId;
  final long domainId;

  /** Static fields that hold references. */
  final List<Static> statics = new ArrayList<>();

  /** Instance fields that this class declares itself, in the order of the dump. */
  private final List<Declared> declared = new ArrayList<>();

  private @Nullable Layout layout;

  /** A static field and the object it holds. */
  record Static(String name, long value) {}

  private record Declared(String name, int type, int size) {}

  /**
   * A field of an instance.
   *
   * @param owner the class that declares it
   * @param offset from the beginning of the instance's values, in bytes
   */
  record Field(DumpClass owner, String name, int type, int offset) {}

  /**
   * Where the values of an instance lie.
   *
   * @param fields all of them
   * @param references those that keep what they refer to in memory
   * @param soft what a soft reference refers to; null for other classes
   */
  record Layout(List<Field> fields, List<Field> references, @Nullable Field soft) {
    @Nullable Field find(String name) {
      for (Field field : fields) {
        if (field.name().equals(name)) {
          return field;
        }
      }
      return null;
    }
  }

  /**
   * Reads a class.
   *
   * @param start of the record's content
   * @param strings gives names by their ids
   */
  DumpClass(
      DumpFile file, DumpRecords records, long start, String name, LongFunction<String> strings) {
    int idSize = records.idSize();
    this.name = name;
    this.id = records.idAt(start);
    this.superId = records.idAt(start + 4 + idSize);
    this.loaderId = records.idAt(start + 4 + 2L * idSize);
    this.domainId = records.idAt(start + 4 + 4L * idSize);
    long position = start + 8 + 7L * idSize;
    int constants = file.shortAt(position);
    position += 2;
    for (int i = 0; i < constants; i++) {
      position += 3 + records.sizeOf(file.byteAt(position + 2));
    }
    int count = file.shortAt(position);
    position += 2;
    for (int i = 0; i < count; i++) {
      int type = file.byteAt(position + idSize);
      long value = position + idSize + 1;
      if (type == REFERENCE && records.idAt(value) != 0) {
        statics.add(new Static(strings.apply(records.idAt(position)), records.idAt(value)));
      }
      position = value + records.sizeOf(type);
    }
    int fields = file.shortAt(position);
    position += 2;
    for (int i = 0; i < fields; i++) {
      int type = file.byteAt(position + idSize);
      String field = strings.apply(records.idAt(position));
      declared.add(new Declared(field, type, records.sizeOf(type)));
      position += idSize + 1;
    }
  }

  /** Where the values of an instance of exactly this class lie; superclasses' come last. */
  Layout layout(LongFunction<@Nullable DumpClass> classes) {
    Layout known = layout;
    if (known != null) {
      return known;
    }
    List<Field> fields = new ArrayList<>();
    List<Field> references = new ArrayList<>();
    Field soft = null;
    boolean isSoft = false;
    int offset = 0;
    for (DumpClass each = this; each != null; each = classes.apply(each.superId)) {
      isSoft |= each.name.equals("java.lang.ref.SoftReference");
      for (Declared one : each.declared) {
        Field field = new Field(each, one.name, one.type, offset);
        fields.add(field);
        offset += one.size;
        if (one.type != REFERENCE) {
          continue;
        }
        if (each.name.equals("java.lang.ref.Reference") && one.name.equals("referent")) {
          soft = isSoft ? field : null;
        } else {
          references.add(field);
        }
      }
    }
    Layout made = new Layout(List.copyOf(fields), List.copyOf(references), soft);
    layout = made;
    return made;
  }

  @Override
  public String toString() {
    return name;
  }
}
