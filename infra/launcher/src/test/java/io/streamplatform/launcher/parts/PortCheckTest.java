package io.streamplatform.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortCheckTest {

    private static final Port DASHBOARD = new Port("dashboard", "DASHBOARD_PORT", 8080);
    private static final Port ALERT = new Port("alert", "ALERT_PORT", 8095);

    @Test
    void hasNothingToSayOfFreePorts() {
        assertThat(new PortCheck(port -> Optional.empty()).problems(List.of(DASHBOARD, ALERT)))
                .isEmpty();
    }

    @Test
    void tellsWhoHasThePortAndWhichSettingChangesIt() {
        var check =
                new PortCheck(port ->
                        port == 8080 ? Optional.of("pid 123 (java Foo)") : Optional.empty());

        assertThat(check.problems(List.of(DASHBOARD, ALERT)))
                .containsExactly(
                        "Port 8080 (dashboard) is in use by pid 123 (java Foo); stop it or set"
                                + " DASHBOARD_PORT to another.");
    }

    @Test
    void tellsWhenTwoPartsWouldHaveTheSamePort() {
        var check = new PortCheck(port -> Optional.empty());

        assertThat(check.problems(List.of(DASHBOARD, new Port("alert", "ALERT_PORT", 8080))))
                .containsExactly(
                        "Port 8080 is set for both dashboard and alert; set DASHBOARD_PORT or"
                                + " ALERT_PORT to another.");
    }

    @Test
    void findsARealListener_andThatItIsGone() throws IOException {
        Port port;
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = new Port("alert", "ALERT_PORT", listener.getLocalPort());

            assertThat(new PortCheck().problems(List.of(port))).hasSize(1);
        }
        assertThat(new PortCheck().problems(List.of(port))).isEmpty();
    }

    @Test
    void findsAListenerOnAllAddresses() throws IOException {
        try (var listener = new ServerSocket(0)) {
            var port = new Port("alert", "ALERT_PORT", listener.getLocalPort());

            assertThat(new PortCheck().problems(List.of(port))).hasSize(1);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsTheListenersProcess() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortOwner.of(listener.getLocalPort()))
                    .hasValueSatisfying(who ->
                            assertThat(who)
                                    .startsWith("pid " + ProcessHandle.current().pid() + " ("));
        }
    }

    @Test
    void readsTheKernelsTableOfSockets() {
        List<String> table =
                List.of(
                        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when"
                                + " retrnsmt   uid  timeout inode",
                        "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000"
                                + " 00000000     0        0 4711 1 0 100 0 0 10 0",
                        "   1: 0100007F:1F90 0100007F:9C40 01 00000000:00000000 00:00000000"
                                + " 00000000     0        0 4712 1 0 20 4 30 10 -1",
                        "   2: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000"
                                + " 00000000     0        0 4713 1 0 100 0 0 10 0");

        assertThat(PortOwner.inodes(table, 8080)).containsExactly("4711");
    }
}
