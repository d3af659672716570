package org.dunwell.process.engine;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.dunwell.staff.Groups;
import org.dunwell.staff.Logins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the first administrator while there is none: as the environment says, else {@code admin} with a random password that is written to a file
 * only its owner can read, and has to be changed at the first login.
 */
@Component
@Profile("!demo")
class FirstAdministrator {

    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 20;
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Once once;
    private final Logins logins;
    private final IdentityService identities;
    private final String name;
    private final String password;
    private final Path file;

    FirstAdministrator(Once once, Logins logins, IdentityService identities, @Value("${dunwell.admin.user:admin}") String name,
                       @Value("${dunwell.admin.password:}") String password,
                       @Value("${dunwell.admin.password-file:data/initial-admin-password}") Path file) {
        this.once = once;
        this.logins = logins;
        this.identities = identities;
        this.name = name;
        this.password = password;
        this.file = file;
    }

    @PostConstruct
    void make() {
        once.alone(properties -> {
            makeUnlessThere();
            return null;
        });
    }

    /** Once it has been replaced, the first password is of no use to anybody. */
    @EventListener
    void forget(Logins.PasswordChanged change) throws IOException {
        if (change.user().equals(name)) {
            Files.deleteIfExists(file);
        }
    }

    private void makeUnlessThere() {
        if (identities.createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).count() > 0) {
            return;
        }
        boolean given = !password.isBlank();
        String chosen = given ? password : random();
        if (!given) {
            write(chosen);
        }
        User known = identities.createUserQuery().userId(name).singleResult();
        if (known == null) {
            logins.add(name, "First", "Administrator", null, chosen, Groups.ADMINISTRATORS);
        } else {
            known.setPassword(chosen);
            ((IdentityServiceImpl) identities).saveUser(known, true);
            identities.createMembership(name, Groups.ADMINISTRATORS);
        }
        if (given) {
            LOG.info("The first administrator is '{}', with the password from the environment", name);
        } else {
            logins.mustChangePassword(name);
            LOG.info("The first administrator is '{}'; the password is in {}", name, file.toAbsolutePath());
        }
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        return random.ints(LENGTH, 0, SIGNS.length()).mapToObj(SIGNS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
    }

    private void write(String secret) {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.deleteIfExists(file);
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] ownerOnly = posix
                    ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[0];
            try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
                channel.write(ByteBuffer.wrap((secret + System.lineSeparator()).getBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The first administrator's password cannot be written to " + file, e);
        }
    }
}
