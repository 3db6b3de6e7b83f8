package io.hatchery.server.delivery;

import io.hatchery.server.platform.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * The key that signs mail of a domain (RFC 6376), RSA of 2048 bits.
 *
 * @param selector names the key in DNS: its public half stands at {@code <selector>._domainkey.<domain>}
 * @param key PKCS #8 in base 64
 */
record DkimKey(String domain, String selector, Secret key) {

    static DkimKey generate(String domain, String selector) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            String encoded =
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            return new DkimKey(domain, selector, new Secret(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the record belongs in DNS. */
    String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** The text of the TXT record. */
    String recordValue() {
        try {
            RSAPrivateCrtKey own = (RSAPrivateCrtKey) privateKey();
            byte[] known = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent()))
                    .getEncoded();
            return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(known);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAPrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(key.value());
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The stored DKIM key cannot be read; make a new one", e);
        }
    }
}
