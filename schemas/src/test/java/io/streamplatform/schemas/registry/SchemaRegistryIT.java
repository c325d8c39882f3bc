package io.streamplatform.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.testsupport.TestRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client against a real registry, which also goes away and comes back. */
class SchemaRegistryIT {
    private static final String ONE_FIELD =
            "{\"type\": \"record\", \"name\": \"R\", \"fields\": [{\"name\": \"a\", \"type\":"
                    + " \"int\"}]}";
    private static final String REQUIRED_FIELD =
            "{\"type\": \"record\", \"name\": \"R\", \"fields\": [{\"name\": \"a\", \"type\":"
                    + " \"int\"}, {\"name\": \"b\", \"type\": \"int\"}]}";

    private final SchemaRegistry registry =
            new SchemaRegistry(RegistryAddress.of(TestRegistry.shared().url()));
    private final String subject = "strange / subject ü-" + UUID.randomUUID() + "-value";

    private int register(String text) {
        return registry.register(subject, SchemaType.AVRO, text, List.of());
    }

    @Test
    void aVersionIsRegisteredFoundAndDeleted() {
        assertThat(registry.latest(subject)).isEmpty();

        int id = register(ONE_FIELD);

        assertThat(register(ONE_FIELD)).isEqualTo(id);
        assertThat(registry.subjects()).contains(subject);
        assertThat(registry.versions(subject)).containsExactly(1);
        assertThat(registry.latest(subject))
                .hasValueSatisfying(latest -> {
                    assertThat(latest.id()).isEqualTo(id);
                    assertThat(latest.version()).isEqualTo(1);
                    assertThat(latest.type()).isEqualTo(SchemaType.AVRO);
                });
        assertThat(registry.byId(id).parse().name()).isEqualTo("R");
        assertThat(registry.usesOf(id)).contains(new SubjectVersion(subject, 1));
        assertThat(registry.find(subject, SchemaType.AVRO, ONE_FIELD, List.of())).isPresent();
        assertThat(registry.find(subject, SchemaType.AVRO, REQUIRED_FIELD, List.of())).isEmpty();

        assertThat(registry.deleteSubject(subject, false)).containsExactly(1);

        assertThat(registry.subjects()).doesNotContain(subject);
        assertThat(registry.deletedSubjects()).contains(subject);
        assertThat(registry.deleteSubject(subject, true)).containsExactly(1);
        assertThat(registry.deletedSubjects()).doesNotContain(subject);
    }

    @Test
    void levelsHoldAndCanBeTakenBack() {
        register(ONE_FIELD);

        assertThat(registry.globalLevel()).isEqualTo(CompatibilityLevel.BACKWARD);
        assertThat(registry.ownLevel(subject)).isEmpty();
        assertThat(registry.isCompatible(subject, SchemaType.AVRO, REQUIRED_FIELD, List.of()))
                .isFalse();
        assertThatThrownBy(() -> register(REQUIRED_FIELD))
                .isInstanceOfSatisfying(
                        RegistryRefusedException.class,
                        e -> assertThat(e.isIncompatible()).isTrue());

        registry.setLevel(subject, CompatibilityLevel.NONE);

        assertThat(registry.ownLevel(subject)).contains(CompatibilityLevel.NONE);
        register(REQUIRED_FIELD);
        assertThat(registry.versions(subject)).containsExactly(1, 2);
        registry.removeLevel(subject);
        assertThat(registry.ownLevel(subject)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindComesBackAsWhatItIs(SchemaType type) {
        String text =
                switch (type) {
                    case AVRO -> ONE_FIELD;
                    case PROTOBUF ->
                            "syntax = \"proto3\"; import \"google/protobuf/timestamp.proto\";"
                                    + " message R { google.protobuf.Timestamp a = 1; }";
                    case JSON ->
                            "{\"title\": \"R\", \"type\": \"object\", \"properties\": {\"a\":"
                                    + " {\"type\": \"integer\"}}}";
                };

        int id = registry.register(subject, type, text, List.of());

        assertThat(registry.latest(subject).orElseThrow().type()).isEqualTo(type);
        RecordSchema read = registry.byId(id).parse();
        assertThat(read.type()).isEqualTo(type);
        assertThat(read.fields()).extracting(field -> field.path()).containsExactly("a");
    }

    @Test
    void referencesAreFollowed() {
        String money = subject + "-money";
        registry.register(
                money,
                SchemaType.AVRO,
                "{\"type\": \"record\", \"name\": \"Money\", \"namespace\": \"shop\", \"fields\":"
                        + " [{\"name\": \"cents\", \"type\": \"long\"}]}",
                List.of());

        int id =
                registry.register(
                        subject,
                        SchemaType.AVRO,
                        "{\"type\": \"record\", \"name\": \"Order\", \"fields\": [{\"name\":"
                                + " \"total\", \"type\": \"shop.Money\"}]}",
                        List.of(new SchemaReference("shop.Money", money, 1)));

        assertThat(registry.byId(id).parse().fields())
                .extracting(field -> field.path())
                .containsExactly("total", "total.cents");
        assertThat(registry.referencedBy(money, 1)).containsExactly(id);
    }

    @Test
    void whatIsNotThereIsRefusedWithItsCode() {
        assertThatThrownBy(() -> registry.version(subject, 1))
                .isInstanceOfSatisfying(
                        RegistryRefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(RegistryRefusedException.NO_SUBJECT));
        assertThatThrownBy(() -> registry.byId(2_000_000_000))
                .isInstanceOfSatisfying(
                        RegistryRefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(RegistryRefusedException.NO_SCHEMA));
        assertThatThrownBy(() -> register("{\"type\": \"recrd\"}"))
                .isInstanceOfSatisfying(
                        RegistryRefusedException.class, e -> assertThat(e.status()).isEqualTo(422));
    }

    @Test
    void aCatalogueWaitsForARegistryThatComesBack_andKeepsWhatItKnows() {
        try (TestRegistry own = TestRegistry.started();
                SchemaCatalogue catalogue =
                        new SchemaCatalogue(
                                new SchemaRegistry(RegistryAddress.of(own.url())),
                                new SchemaCatalogue.Patience(
                                        Duration.ofMillis(500),
                                        Duration.ofMinutes(1),
                                        Duration.ofMillis(100),
                                        Duration.ofMinutes(1)))) {
            SchemaRegistry client = new SchemaRegistry(RegistryAddress.of(own.url()));
            int first = client.register("first", SchemaType.AVRO, ONE_FIELD, List.of());
            int second = client.register("second", SchemaType.AVRO, REQUIRED_FIELD, List.of());
            assertThat(catalogue.get(first).name()).isEqualTo("R");

            own.stop();

            assertThat(catalogue.isSettled(first)).isTrue();
            assertThat(catalogue.isSettled(second)).isFalse();
            assertThatThrownBy(client::subjects)
                    .isInstanceOf(RegistryAwayException.class)
                    .hasMessageContaining("does not answer")
                    .hasMessageContaining("is it running?");

            own.start();

            await().untilAsserted(() -> assertThat(catalogue.isSettled(second)).isTrue());
            assertThat(catalogue.get(second).fields()).hasSize(2);
        }
    }

    @Test
    void aCatalogueGivesUpAnIdThatNobodyKnows_andLooksAnewLater() {
        try (SchemaCatalogue catalogue =
                new SchemaCatalogue(
                        registry,
                        new SchemaCatalogue.Patience(
                                Duration.ofMillis(200),
                                Duration.ofMinutes(1),
                                Duration.ofMillis(50),
                                Duration.ofMillis(1)))) {
            assertThat(catalogue.isSettled(2_000_000_001)).isFalse();
            assertThatThrownBy(() -> catalogue.get(2_000_000_001))
                    .isInstanceOf(SchemaUnavailableException.class)
                    .hasMessageContaining("schema 2000000001 could not be had within");

            int id = register(ONE_FIELD);

            assertThat(catalogue.get(id)).isNotNull();
            await().untilAsserted(() -> assertThat(catalogue.isSettled(2_000_000_001)).isFalse());
        }
    }

    @Test
    void whatIsNoRegistryIsToldAsThat() {
        SchemaRegistry wrong =
                new SchemaRegistry(
                        RegistryAddress.of(
                                TestRegistry.shared().url().replace("/apis/ccompat/v7", "")));

        assertThatThrownBy(wrong::subjects)
                .isInstanceOf(RegistryAwayException.class)
                .hasMessageContaining("is no schema registry")
                .hasMessageContaining("check the address");
    }
}
