package sluice.flink.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LocalConfigurationTest {
    @Test
    @DisplayName("sizes managed memory by the number of slots")
    void managedMemoryFollowsSlots() {
        Configuration configuration = LocalConfiguration.of(List.of("taskmanager.numberOfTaskSlots=48"));
        assertEquals("480m", configuration.getString("taskmanager.memory.managed.size", ""));
    }

    @Test
    @DisplayName("lets an argument win over a default and keeps '=' inside a value")
    void argumentsWin() {
        Configuration configuration = LocalConfiguration.of(
                List.of("taskmanager.memory.managed.size=64m", "rest.port=18081", "env.java.opts.all=-Da=b"));
        assertEquals("64m", configuration.getString("taskmanager.memory.managed.size", ""));
        assertEquals("18081", configuration.getString("rest.port", ""));
        assertEquals("-Da=b", configuration.getString("env.java.opts.all", ""));
    }

    @Test
    @DisplayName("binds every address to loopback")
    void loopbackOnly() {
        Configuration configuration = LocalConfiguration.of(List.of());
        configuration.toMap().forEach((key, value) -> {
            if (key.endsWith("address") || key.endsWith("host")) {
                assertEquals("127.0.0.1", value, key);
            }
        });
        assertTrue(configuration.toMap().containsKey("rest.bind-address"));
    }

    @Test
    @DisplayName("refuses an argument that is not key=value and a slot count that is no number")
    void refusesBadArguments() {
        assertThrows(IllegalArgumentException.class, () -> LocalConfiguration.of(List.of("rest.port")));
        assertThrows(
                IllegalArgumentException.class,
                () -> LocalConfiguration.of(List.of("taskmanager.numberOfTaskSlots=many")));
    }
}
