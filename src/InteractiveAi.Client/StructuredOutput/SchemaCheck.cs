using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Holds a JSON value against a JSON schema and says where they part, without showing anything of the value.</summary>
/// <remarks>
/// <para>
/// Knows <c>type</c> (a whole number is an integer however it is written), <c>enum</c>, <c>const</c>, <c>properties</c>,
/// <c>required</c>, <c>additionalProperties</c>, <c>items</c>, <c>prefixItems</c>, <c>anyOf</c>, <c>oneOf</c>, <c>allOf</c>,
/// <c>$ref</c> within the document, and schemas that are <c>true</c> or <c>false</c>. Every other keyword is passed over,
/// among them <c>pattern</c>, <c>format</c>, the bounds of numbers and the lengths of texts and lists: what they say is
/// for the type's own reading to enforce.
/// </para>
/// <para>
/// Paths name declared members only; a key of a dictionary, or a member that the schema does not know, is content and appears
/// as <c>*</c> or not at all. Not thread-safe, so one instance per check.
/// </para>
/// </remarks>
internal sealed partial class SchemaCheck
{
    private const int MaxDepth = 1_000;
    private const long FreeSteps = 100_000;
    private const long StepsPerByte = 8;

    private readonly JsonElement _root;
    private readonly string _start;
    private readonly List<Step> _path = [];
    private readonly long _maxSteps;
    private long _steps;
    private int _depth;
    private int _quiet;
    private bool _gaveUp;
    private JsonMismatch? _mismatch;

    private SchemaCheck(JsonElement root, JsonElement value, string start)
    {
        _root = root;
        _start = start;
        _maxSteps = FreeSteps + (StepsPerByte * JsonMarshal.GetRawUtf8Value(value).Length);
    }

    /// <summary>The first mismatch in one text, or <see langword="null"/> when the value conforms.</summary>
    /// <inheritdoc cref="Find"/>
    public static string? FindMismatch(JsonElement schema, JsonElement value) => Find(schema, value)?.ToString();

    /// <summary>The first mismatch, or <see langword="null"/> when the value conforms.</summary>
    /// <param name="schema">The schema, also what <c>$ref</c> is resolved in.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">What the paths to parts of the value begin with.</param>
    public static JsonMismatch? Find(JsonElement schema, JsonElement value, string path = "$")
    {
        var check = new SchemaCheck(schema, value, path);
        return check.Conforms(schema, value) ? null : check._mismatch;
    }

    private bool Conforms(JsonElement schema, JsonElement value)
    {
        if (_depth >= MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return GiveUp("nested too deeply to be checked");
        }

        if (++_steps > _maxSteps)
        {
            return GiveUp("the schema is too ambiguous to be checked");
        }

        _depth++;
        var conforms = schema.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => Fail("no value is allowed here"),
            JsonValueKind.Object => ConformsToKeywords(schema, value),
            _ => Fail("the schema is not a schema here"),
        };
        _depth--;
        return conforms;
    }

    private bool ConformsToKeywords(JsonElement schema, JsonElement value)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            if (!TryResolve(reference, out var target))
            {
                return Fail("the schema refers to something that it does not contain");
            }

            if (!Conforms(target, value))
            {
                return false;
            }
        }

        return HasAllowedType(schema, value)
            && HasAllowedValue(schema, value)
            && (value.ValueKind is not JsonValueKind.Object || HasAllowedMembers(schema, value))
            && (value.ValueKind is not JsonValueKind.Array || HasAllowedItems(schema, value))
            && ConformsToAlternatives(schema, value);
    }

    private bool HasAllowedType(JsonElement schema, JsonElement value)
    {
        if (!schema.TryGetProperty("type", out var type) || IsOfType(type, value))
        {
            return true;
        }

        var expected =
            type.ValueKind is JsonValueKind.Array
                ? string.Join(" or ", type.EnumerateArray().Select(t => t.ToString()))
                : type.ToString();
        return Fail($"expected {expected}, found {NameOf(value.ValueKind)}");
    }

    // The member's name is content. Those that may stand there are not, and help the model that is told what was wrong.
    private static string NotDeclared(JsonElement properties, bool hasProperties)
    {
        const int Shown = 12;
        const string Problem = "has a member that is not in the schema";
        if (!hasProperties || properties.GetPropertyCount() is 0)
        {
            return Problem + ", which has none here";
        }

        var names = string.Join(", ", properties.EnumerateObject().Take(Shown).Select(static member => member.Name));
        return $"{Problem}, which has {names}{(properties.GetPropertyCount() > Shown ? " …" : "")}";
    }

    private static bool IsOfType(JsonElement type, JsonElement value)
    {
        if (type.ValueKind is JsonValueKind.Array)
        {
            foreach (var one in type.EnumerateArray())
            {
                if (IsOfType(one, value))
                {
                    return true;
                }
            }

            return false;
        }

        return type.ValueKind is JsonValueKind.String
            && (
                type.ValueEquals(NameOf(value.ValueKind))
                || (
                    value.ValueKind is JsonValueKind.Number
                    && type.ValueEquals("integer"u8)
                    && IntegralNumber.Is(JsonMarshal.GetRawUtf8Value(value))
                )
            );
    }

    private bool HasAllowedValue(JsonElement schema, JsonElement value)
    {
        if (schema.TryGetProperty("const", out var constant) && !AreEqual(constant, value))
        {
            return Fail("not the one value that is allowed here");
        }

        if (!TryGetArray(schema, "enum", out var values))
        {
            return true;
        }

        foreach (var allowed in values.EnumerateArray())
        {
            if (AreEqual(allowed, value))
            {
                return true;
            }
        }

        return Fail("not one of the values that are allowed here");
    }

    private static bool AreEqual(JsonElement allowed, JsonElement value) =>
        allowed.ValueKind == value.ValueKind
        && (
            value.ValueKind is JsonValueKind.String ? value.ValueEquals(allowed.GetString())
            : value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null
                ? JsonElement.DeepEquals(allowed, value)
            : AreEqualInside(allowed, value)
        );

    private static bool AreEqualInside(JsonElement allowed, JsonElement value) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack() && JsonElement.DeepEquals(allowed, value);

    private bool HasAllowedMembers(JsonElement schema, JsonElement value)
    {
        if (TryGetArray(schema, "required", out var required))
        {
            foreach (var name in required.EnumerateArray())
            {
                if (!value.TryGetProperty(name.ToString(), out _))
                {
                    _path.Add(new Step(name.ToString(), 0));
                    Fail("missing");
                    _path.RemoveAt(_path.Count - 1);
                    return false;
                }
            }
        }

        var hasProperties = TryGetObject(schema, "properties", out var properties);
        var hasRest = schema.TryGetProperty("additionalProperties", out var rest);
        if (!hasProperties && !hasRest)
        {
            return true;
        }

        foreach (var member in value.EnumerateObject())
        {
            var isDeclared = hasProperties && properties.TryGetProperty(member.Name, out _);
            if (!isDeclared && !hasRest)
            {
                continue;
            }

            if (!isDeclared && rest.ValueKind is JsonValueKind.False)
            {
                return Fail(NotDeclared(properties, hasProperties));
            }

            var memberSchema = isDeclared ? properties.GetProperty(member.Name) : rest;
            if (!ConformsAt(new Step(isDeclared ? member.Name : Step.AnyKey, 0), memberSchema, member.Value))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasAllowedItems(JsonElement schema, JsonElement value)
    {
        var leading = 0;
        var hasLeading = TryGetArray(schema, "prefixItems", out var prefix);
        var hasItems = schema.TryGetProperty("items", out var items);
        if (!hasLeading && !hasItems)
        {
            return true;
        }

        var leadingCount = hasLeading ? prefix.GetArrayLength() : 0;
        foreach (var item in value.EnumerateArray())
        {
            var index = leading++;
            if (index >= leadingCount && !hasItems)
            {
                return true;
            }

            var itemSchema = index < leadingCount ? prefix[index] : items;
            if (!ConformsAt(new Step(null, index), itemSchema, item))
            {
                return false;
            }
        }

        return true;
    }

    private bool ConformsAt(Step step, JsonElement schema, JsonElement value)
    {
        _path.Add(step);
        var conforms = Conforms(schema, value);
        _path.RemoveAt(_path.Count - 1);
        return conforms;
    }

    private JsonElement Follow(JsonElement schema)
    {
        for (var hops = 0; hops < MaxDepth && schema.ValueKind is JsonValueKind.Object; hops++)
        {
            if (!schema.TryGetProperty("$ref", out var reference) || !TryResolve(reference, out var target))
            {
                break;
            }

            schema = target;
        }

        return schema;
    }

    private bool TryResolve(JsonElement reference, out JsonElement target)
    {
        target = _root;
        if (reference.ValueKind is not JsonValueKind.String || reference.GetString() is not ['#', .. var pointer])
        {
            return false;
        }

        if (pointer.Length == 0)
        {
            return true;
        }

        if (pointer[0] != '/')
        {
            return false;
        }

        foreach (var token in Uri.UnescapeDataString(pointer[1..]).Split('/'))
        {
            var name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (target.ValueKind is JsonValueKind.Object && target.TryGetProperty(name, out var member))
            {
                target = member;
            }
            else if (
                target.ValueKind is JsonValueKind.Array
                && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < target.GetArrayLength()
            )
            {
                target = target[index];
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryGetObject(JsonElement schema, string keyword, out JsonElement found) =>
        schema.TryGetProperty(keyword, out found) && found.ValueKind is JsonValueKind.Object;

    private static bool TryGetArray(JsonElement schema, string keyword, out JsonElement found) =>
        schema.TryGetProperty(keyword, out found) && found.ValueKind is JsonValueKind.Array;

    private static string NameOf(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Null => "null",
            _ => "nothing",
        };

    // Ends the whole check: where to stop looking is no matter of which alternative fits.
    private bool GiveUp(string reason)
    {
        if (!_gaveUp)
        {
            _gaveUp = true;
            _mismatch = new JsonMismatch(_start, reason);
        }

        return false;
    }

    private bool Fail(string rule)
    {
        if (_quiet == 0 && !_gaveUp)
        {
            _mismatch = new JsonMismatch(_start + string.Concat(_path), rule);
        }

        return false;
    }

    // Kept apart from its text, which only a mismatch needs.
    private readonly record struct Step(string? Member, int Index)
    {
        public const string AnyKey = "\0*";

        public override string ToString() =>
            Member is null ? string.Create(CultureInfo.InvariantCulture, $"[{Index}]")
            : ReferenceEquals(Member, AnyKey) ? ".*"
            : JsonPath.Member(Member);
    }
}
