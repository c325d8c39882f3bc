package io.streamplatform.likes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * One program with two roles. Without a profile it publishes likes to topic {@code likes}; with the
 * profile {@value #CONSUMER} it is a member of the group that reads them, of which as many run as
 * somebody wants to see.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class LikesApplication {

    /** The profile that makes it a consumer. */
    public static final String CONSUMER = "consumer";

    public static void main(String[] args) {
        SpringApplication.run(LikesApplication.class, args);
    }
}
