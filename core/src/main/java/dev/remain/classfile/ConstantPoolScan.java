// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.util.Set;

/** A fast look at what a class calls, for the path on which classes are loaded. Stateless. */
public final class ConstantPoolScan {

  private ConstantPoolScan() {}

  /**
   * A method, whatever its parameters.
   *
   * @param owner with {@code /}, as the call site names it
   */
  public record Member(String owner, String name) {}

  /**
   * Whether a call or a method handle of the class names one of the methods; false for bytes that
   * are not a class file.
   */
  public static boolean refersToAny(byte[] bytes, Set<Member> members) {
    try {
      ConstantPool constants = ConstantPool.read(bytes);
      for (int i = 1; i < constants.size(); i++) {
        int tag = constants.tag(i);
        if ((tag == ConstantPool.METHOD || tag == ConstantPool.INTERFACE_METHOD)
            && isAny(constants, i, members)) {
          return true;
        }
      }
    } catch (Damage e) {
      return false;
    }
    return false;
  }

  private static boolean isAny(ConstantPool constants, int method, Set<Member> members)
      throws Damage {
    int owner = constants.index(method, 0);
    int nameAndType = constants.index(method, 2);
    constants.check(owner, ConstantPool.CLASS);
    constants.check(nameAndType, ConstantPool.NAME_AND_TYPE);
    int ownerText = constants.index(owner, 0);
    int nameText = constants.index(nameAndType, 0);
    for (Member member : members) {
      if (constants.isText(nameText, member.name())
          && constants.isText(ownerText, member.owner())) {
        return true;
      }
    }
    return false;
  }
}
