// SPDX-License-Identifier: Apache-2.0
import java.security.Key;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Mac;
import javax.crypto.MacSpi;

public class SecurityProviderUsed extends Provider {
  private SecurityProviderUsed() {
    super("used", "1", "");
    put("Mac.ROW", Zero.class.getName());
  }

  public static void run() throws Exception {
    Mac.getInstance("ROW", new SecurityProviderUsed());
  }

  public static class Zero extends MacSpi {
    @Override
    protected int engineGetMacLength() {
      return 1;
    }

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec parameters) {}

    @Override
    protected void engineUpdate(byte input) {}

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {}

    @Override
    protected byte[] engineDoFinal() {
      return new byte[1];
    }

    @Override
    protected void engineReset() {}
  }
}
