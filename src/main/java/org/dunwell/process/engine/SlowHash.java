package org.dunwell.process.engine;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;

/**
 * Keeps passwords as PBKDF2 hashes: whoever steals the table has to try twenty thousand times longer than with the engine's single SHA-512. More
 * rounds would be felt by programs, which log in with every request. The engine puts a random salt for each person to it.
 */
class SlowHash implements PasswordEncryptor {

    private static final String NAME = "PBKDF2-SHA512-20000";
    private static final int ROUNDS = 20_000;
    private static final int BITS = 512;

    /** The engine's salt is part of the password; this one only tells Dunwell's hashes from those of others. */
    private static final byte[] PEPPER = "dunwell".getBytes();

    @Override
    public String encrypt(String saltedPassword) {
        try {
            PBEKeySpec key = new PBEKeySpec(saltedPassword.toCharArray(), PEPPER, ROUNDS, BITS);
            return Base64.getEncoder().encodeToString(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(key).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean check(String saltedPassword, String hash) {
        return MessageDigest.isEqual(encrypt(saltedPassword).getBytes(), hash.getBytes());
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }
}
