package io.streamplatform.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** An OpenID provider of the tests: it knows who is at the keyboard, and signs it. */
public final class IdentityProvider {

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, JWTClaimsSet> codes = new ConcurrentHashMap<>();
    private volatile String name = "nobody";
    private volatile List<String> groups = List.of();

    IdentityProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("of-the-test").generate();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange ->
                        json(
                                exchange,
                                """
                                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
                                "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
                                "subject_types_supported": ["public"],
                                "response_types_supported": ["code"],
                                "id_token_signing_alg_values_supported": ["RS256"]}
                                """
                                        .formatted(issuer())));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext(
                "/keys", exchange -> json(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who is at the keyboard. */
    public void isUsedBy(String user, String... inGroups) {
        name = user;
        groups = List.of(inGroups);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(
                code,
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(asked.get("client_id"))
                        .subject("subject-of-" + name)
                        .claim("preferred_username", name)
                        .claim("groups", groups)
                        .claim("nonce", asked.get("nonce"))
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build());
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        URI.create(
                                        asked.get("redirect_uri")
                                                + "?code="
                                                + code
                                                + "&state="
                                                + asked.get("state").replace("=", "%3D"))
                                .toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        JWTClaimsSet claims = codes.remove(parameters(body).get("code"));
        if (claims == null) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                            claims);
            token.sign(new RSASSASigner(key));
            json(
                    exchange,
                    """
                    {"access_token": "%s", "token_type": "Bearer", "expires_in": 300,
                    "id_token": "%s"}
                    """
                            .formatted(UUID.randomUUID(), token.serialize()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] sides = pair.split("=", 2);
            parameters.put(sides[0], URLDecoder.decode(sides[1], UTF_8));
        }
        return parameters;
    }
}
