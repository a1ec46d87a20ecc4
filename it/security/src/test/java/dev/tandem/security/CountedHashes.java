package dev.tandem.security;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.SecretKeyFactorySpi;
import javax.crypto.spec.PBEKeySpec;

/** Counts the iterations of all password hashes that this JVM makes: the work that takes time. */
final class CountedHashes extends Provider implements AutoCloseable {
  private static final long serialVersionUID = 1;
  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final AtomicLong ITERATIONS = new AtomicLong();

  private CountedHashes() {
    super("CountedHashes", "1", "counts");
    put("SecretKeyFactory." + ALGORITHM, Counting.class.getName());
  }

  static CountedHashes install() {
    CountedHashes provider = new CountedHashes();
    Security.insertProviderAt(provider, 1);
    return provider;
  }

  /** Gives the work that was done for something. */
  long during(Runnable work) {
    long before = ITERATIONS.get();
    work.run();
    return ITERATIONS.get() - before;
  }

  @Override
  public void close() {
    Security.removeProvider(getName());
  }

  /** Made by the JDK, by its name. */
  public static final class Counting extends SecretKeyFactorySpi {
    private final SecretKeyFactory real;

    public Counting() throws GeneralSecurityException {
      real = SecretKeyFactory.getInstance(ALGORITHM, "SunJCE");
    }

    @Override
    protected SecretKey engineGenerateSecret(KeySpec spec) throws InvalidKeySpecException {
      ITERATIONS.addAndGet(((PBEKeySpec) spec).getIterationCount());
      return real.generateSecret(spec);
    }

    @Override
    protected KeySpec engineGetKeySpec(SecretKey key, Class<?> type)
        throws InvalidKeySpecException {
      return real.getKeySpec(key, type);
    }

    @Override
    protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
      return real.translateKey(key);
    }
  }
}
