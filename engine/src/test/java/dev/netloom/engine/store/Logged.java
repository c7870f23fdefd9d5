package dev.netloom.engine.store;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/// What a class writes to the log.
final class Logged {
    private Logged() {}

    static List<String> by(Class<?> source, Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(source);
        ListAppender<ILoggingEvent> kept = new ListAppender<>();
        kept.start();
        logger.addAppender(kept);
        boolean additive = logger.isAdditive();
        logger.setAdditive(false);
        try {
            work.run();
        } finally {
            logger.setAdditive(additive);
            logger.detachAppender(kept);
        }
        return kept.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
