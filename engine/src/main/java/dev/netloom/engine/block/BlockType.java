package dev.netloom.engine.block;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A kind of block, read off its record: the key under which files and texts know it, and its settings.
///
/// Everything that treats blocks alike (palette, inspector, project file, tests) works on this, so that a new block
/// is one more record.
public final class BlockType {
    private static final ClassValue<BlockType> TYPES = new ClassValue<>() {
        @Override
        protected BlockType computeValue(Class<?> record) {
            return new BlockType(record);
        }
    };

    private final Class<?> record;
    private final String key;
    private final List<SettingSpec> settings;
    /// Of the settings, in their order: asking a record for its components anew takes longer than all checks of
    /// a block.
    private final List<Method> accessors;

    private BlockType(Class<?> record) {
        this.record = record;
        this.key = kebab(record.getSimpleName());
        this.settings =
                Stream.of(record.getRecordComponents()).map(SettingSpec::of).toList();
        this.accessors = Stream.of(record.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .toList();
    }

    /// All types, in the order in which the palette shows them.
    public static List<BlockType> all() {
        return records(Block.class).map(BlockType::of).toList();
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(BlockType::records);
    }

    public static BlockType of(Block block) {
        return of(block.getClass());
    }

    public static BlockType of(Class<?> record) {
        return TYPES.get(record);
    }

    public static Optional<BlockType> named(String key) {
        return all().stream().filter(type -> type.key.equals(key)).findFirst();
    }

    /// The name in files and the stem of the text keys: `conv`, `batch-norm`, `global-average-pool`.
    public String key() {
        return key;
    }

    public List<SettingSpec> settings() {
        return settings;
    }

    /// A new block with every setting at its preset.
    public Block preset() {
        return create(Map.of());
    }

    /// A block with these settings; those not given are at their presets.
    ///
    /// @throws InvalidSetting where a value is out of range
    public Block create(Map<String, Object> values) {
        Object[] arguments = settings.stream()
                .map(setting -> values.getOrDefault(setting.name(), setting.preset()))
                .toArray();
        try {
            return (Block) record.getDeclaredConstructors()[0].newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The settings of `block` by name, in the order of their declaration.
    public Map<String, Object> values(Block block) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Method accessor : accessors) {
            try {
                values.put(accessor.getName(), accessor.invoke(block));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    /// `block` with one setting changed.
    ///
    /// @throws InvalidSetting where the value is out of range
    public Block with(Block block, String setting, Object value) {
        Map<String, Object> values = values(block);
        values.put(setting, value);
        return create(values);
    }

    /// Checks the arguments of a block's compact constructor against the declared ranges.
    ///
    /// @throws InvalidSetting for the first that is out of its range
    void require(Object... values) {
        for (int i = 0; i < values.length; i++) {
            SettingSpec setting = settings.get(i);
            if (!setting.allows(values[i])) {
                throw new InvalidSetting(key, setting.name(), values[i], setting.min(), setting.max());
            }
        }
    }

    @Override
    public String toString() {
        return key;
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
