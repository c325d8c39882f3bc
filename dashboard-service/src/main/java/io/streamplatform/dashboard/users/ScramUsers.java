package io.streamplatform.dashboard.users;

import io.streamplatform.dashboard.admin.Changes;
import io.streamplatform.dashboard.admin.RecentAnswers;
import io.streamplatform.dashboard.admin.Refusals;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.users.ScramUser.Credential;
import io.streamplatform.dashboard.web.NotFound;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialsDescription;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and changes SCRAM credentials. */
@Component
class ScramUsers {

    private static final Duration KEEP = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String ALL = "all";
    private static final Comparator<Credential> BY_MECHANISM =
            Comparator.comparing(Credential::mechanism);

    private final Changes changes;
    private final RecentAnswers<String, List<ScramUser>> answers;

    ScramUsers(ClusterAdmin admin, Changes changes) {
        this.changes = changes;
        this.answers =
                new RecentAnswers<>(
                        KEEP,
                        all ->
                                admin.begin(kafka -> kafka.describeUserScramCredentials())
                                        .all()
                                        .toCompletionStage()
                                        .thenApply(told -> sorted(told.values())));
    }

    Told<List<ScramUser>> all(Duration patience) {
        return answers.ask(ALL, patience);
    }

    /** One user, asked anew. */
    ScramUser one(String user) {
        answers.forgetAll();
        return Refusals.answered("user", all(PATIENCE)).stream()
                .filter(each -> each.name().equals(user))
                .findFirst()
                .orElseGet(() -> new ScramUser(user, List.of()));
    }

    /** Gives a user a password, a new one when there is one already. */
    ScramUser put(String user, ScramMechanism mechanism, CredentialRequest request) {
        ScramUser before = one(user);
        Credential wanted = new Credential(mechanism.mechanismName(), request.rounds());
        return alter(
                "user.password",
                before,
                List.of(request.upsertion(user, mechanism)),
                wanted,
                Stream.concat(others(before, mechanism), Stream.of(wanted))
                        .sorted(BY_MECHANISM)
                        .toList());
    }

    /** Takes one way to log in away. */
    void remove(String user, ScramMechanism mechanism) {
        ScramUser before = one(user);
        if (before.credentials().stream()
                .noneMatch(each -> each.mechanism().equals(mechanism.mechanismName()))) {
            throw new NotFound(
                    "credential",
                    user + " by " + mechanism.mechanismName(),
                    "See /api/cluster/users for those that there are.");
        }
        var _ =
                alter(
                        "user.delete",
                        before,
                        List.of(new UserScramCredentialDeletion(user, mechanism)),
                        null,
                        others(before, mechanism).toList());
    }

    private static Stream<Credential> others(ScramUser user, ScramMechanism mechanism) {
        return user.credentials().stream()
                .filter(each -> !each.mechanism().equals(mechanism.mechanismName()));
    }

    /** Takes every way to log in away. */
    void remove(String user) {
        ScramUser before = one(user);
        if (before.credentials().isEmpty()) {
            throw new NotFound(
                    "user", user, "See /api/cluster/users for those that have a password.");
        }
        var _ =
                alter(
                        "user.delete",
                        before,
                        before.credentials().stream()
                                .map(each ->
                                        new UserScramCredentialDeletion(
                                                user,
                                                ScramMechanism.fromMechanismName(each.mechanism())))
                                .toList(),
                        null,
                        List.of());
    }

    private ScramUser alter(
            String action,
            ScramUser before,
            List<? extends UserScramCredentialAlteration> alterations,
            @Nullable Object told,
            List<Credential> expected) {
        var _ =
                changes.make(
                        new Changes.Wanted(
                                action,
                                before.name(),
                                before.credentials().isEmpty() ? null : before.credentials(),
                                told,
                                "user"),
                        kafka -> kafka.alterUserScramCredentials(List.copyOf(alterations)).all());
        changes.awaitShown(() -> one(before.name()).credentials().equals(expected));
        return new ScramUser(before.name(), expected);
    }

    private static List<ScramUser> sorted(Collection<UserScramCredentialsDescription> told) {
        return told.stream()
                .map(each ->
                        new ScramUser(
                                each.name(),
                                each.credentialInfos().stream()
                                        .map(info ->
                                                new Credential(
                                                        info.mechanism().mechanismName(),
                                                        info.iterations()))
                                        .sorted(BY_MECHANISM)
                                        .toList()))
                .sorted(Comparator.comparing(ScramUser::name))
                .toList();
    }
}
