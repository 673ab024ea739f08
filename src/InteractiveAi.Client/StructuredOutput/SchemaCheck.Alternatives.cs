using System.Text.Json;

namespace InteractiveAi.Client;

internal sealed partial class SchemaCheck
{
    private bool ConformsToAlternatives(JsonElement schema, JsonElement value)
    {
        if (TryGetArray(schema, "allOf", out var all))
        {
            foreach (var part in all.EnumerateArray())
            {
                if (!Conforms(part, value))
                {
                    return false;
                }
            }
        }

        return (!schema.TryGetProperty("anyOf", out var any) || ConformsToOne(any, value, exactly: false))
            && (!schema.TryGetProperty("oneOf", out var one) || ConformsToOne(one, value, exactly: true));
    }

    private bool ConformsToOne(JsonElement alternatives, JsonElement value, bool exactly)
    {
        if (alternatives.ValueKind is not JsonValueKind.Array)
        {
            return Fail("the schema is not a schema here");
        }

        // A discriminator, or null beside one shape, leaves one candidate at most: no backtracking, and its own mismatch to tell.
        var candidates = alternatives.EnumerateArray().Where(a => CouldConform(a, value)).ToList();
        if (candidates.Count > 1)
        {
            candidates.RemoveAll(candidate => !HasAllowedNames(candidate, value));
        }

        if (candidates.Count == 1)
        {
            return Conforms(candidates[0], value);
        }

        var matches = candidates.Count(candidate => ConformsQuietly(candidate, value));
        if (_gaveUp)
        {
            return false;
        }

        if (matches == 1 || (matches > 1 && !exactly))
        {
            return true;
        }

        if (matches > 1)
        {
            return Fail($"matches {matches} of the alternatives, and should match one");
        }

        var notNull = alternatives.EnumerateArray().Where(a => !IsNullOnly(a)).ToList();
        return candidates.Count == 0 && notNull.Count == 1
            ? Conforms(notNull[0], value)
            : Fail($"matches none of the {alternatives.GetArrayLength()} alternatives");
    }

    private bool ConformsQuietly(JsonElement schema, JsonElement value)
    {
        if (_gaveUp)
        {
            return false;
        }

        _quiet++;
        var conforms = Conforms(schema, value);
        _quiet--;
        return conforms;
    }

    // What can be told without going further down into the value: its type, its own value, its discriminator.
    private bool CouldConform(JsonElement schema, JsonElement value)
    {
        schema = Follow(schema);
        if (schema.ValueKind is not JsonValueKind.Object)
        {
            return schema.ValueKind is JsonValueKind.True;
        }

        _quiet++;
        var could = HasAllowedType(schema, value) && HasAllowedValue(schema, value) && HasAllowedTags(schema, value);
        _quiet--;
        return could;
    }

    private static bool HasAllowedTags(JsonElement schema, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Object || !TryGetObject(schema, "properties", out var properties))
        {
            return true;
        }

        foreach (var property in properties.EnumerateObject())
        {
            if (
                property.Value.ValueKind is not JsonValueKind.Object
                || !property.Value.TryGetProperty("const", out var tag)
            )
            {
                continue;
            }

            var isMet = value.TryGetProperty(property.Name, out var actual)
                ? AreEqual(tag, actual)
                : !Requires(schema, property.Name);
            if (!isMet)
            {
                return false;
            }
        }

        return true;
    }

    // Whether the right members are there, whatever is in them.
    private bool HasAllowedNames(JsonElement schema, JsonElement value)
    {
        schema = Follow(schema);
        if (schema.ValueKind is not JsonValueKind.Object || value.ValueKind is not JsonValueKind.Object)
        {
            return true;
        }

        if (TryGetArray(schema, "required", out var required))
        {
            foreach (var name in required.EnumerateArray())
            {
                if (!value.TryGetProperty(name.ToString(), out _))
                {
                    return false;
                }
            }
        }

        return !schema.TryGetProperty("additionalProperties", out var rest)
            || rest.ValueKind is not JsonValueKind.False
            || value
                .EnumerateObject()
                .All(m => TryGetObject(schema, "properties", out var known) && known.TryGetProperty(m.Name, out _));
    }

    private static bool Requires(JsonElement schema, string name) =>
        TryGetArray(schema, "required", out var required) && required.EnumerateArray().Any(r => r.ValueEquals(name));

    private static bool IsNullOnly(JsonElement schema) =>
        schema.ValueKind is JsonValueKind.Object
        && schema.TryGetProperty("type", out var type)
        && type.ValueKind is JsonValueKind.String
        && type.ValueEquals("null"u8);
}
