using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Collects what is wrong with the members of a request, in the words of a Python server's validation.</summary>
internal sealed class JamAiCheck
{
    private readonly List<JamAiProblem> _problems = [];

    public IReadOnlyList<JamAiProblem> Problems => _problems;

    public void Report(string type, JamAiPlace place, string message, JsonElement? input) =>
        _problems.Add(new JamAiProblem(type, place, message, input));

    /// <summary>A member that is there, and not an allowed null.</summary>
    public bool Has(JsonElement owner, JamAiPlace at, string name, out JsonElement value, bool nullable, bool required)
    {
        if (!owner.TryGetProperty(name, out value))
        {
            if (required)
            {
                Report("missing", at.Member(name), "Field required", owner);
            }

            return false;
        }

        return !(nullable && value.ValueKind == JsonValueKind.Null);
    }

    public bool IsObject(JsonElement value, JamAiPlace at)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        Report("model_attributes_type", at, "This should be an object", value);
        return false;
    }

    public string? Text(
        JsonElement owner,
        JamAiPlace at,
        string name,
        bool nullable = false,
        bool required = false,
        int maxLength = int.MaxValue
    )
    {
        if (!Has(owner, at, name, out var value, nullable, required) || !IsText(value, at.Member(name)))
        {
            return null;
        }

        var text = Read(value)!;
        if (text.Length > maxLength)
        {
            Report("string_too_long", at.Member(name), Bounded("at most", maxLength, " characters"), value);
        }

        return text;
    }

    public bool IsText(JsonElement value, JamAiPlace at)
    {
        if (Read(value) is not null)
        {
            return true;
        }

        Report(
            value.ValueKind == JsonValueKind.String ? "string_unicode" : "string_type",
            at,
            "This should be a string",
            value
        );
        return false;
    }

    public void Choice(JsonElement owner, JamAiPlace at, string name, bool nullable, params string[] allowed)
    {
        if (
            Has(owner, at, name, out var value, nullable, required: false)
            && !allowed.Contains(Read(value), StringComparer.Ordinal)
        )
        {
            Report("enum", at.Member(name), $"This should be one of {string.Join(", ", allowed)}", value);
        }
    }

    public void Flag(JsonElement owner, JamAiPlace at, string name)
    {
        if (
            Has(owner, at, name, out var value, nullable: false, required: false)
            && value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)
        )
        {
            Report("bool_type", at.Member(name), "This should be a boolean", value);
        }
    }

    public double? Number(
        JsonElement owner,
        JamAiPlace at,
        string name,
        bool nullable = false,
        double minimum = double.MinValue,
        double maximum = double.MaxValue,
        bool whole = false
    )
    {
        if (!Has(owner, at, name, out var value, nullable, required: false))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number))
        {
            Report(whole ? "int_type" : "float_type", at.Member(name), "This should be a number", value);
            return null;
        }

        if (whole && number != Math.Truncate(number))
        {
            Report("int_from_float", at.Member(name), "This should be a whole number", value);
        }
        else if (number < minimum)
        {
            Report("greater_than_equal", at.Member(name), Bounded("at least", minimum), value);
        }
        else if (number > maximum)
        {
            Report("less_than_equal", at.Member(name), Bounded("at most", maximum), value);
        }

        return number;
    }

    public void Map(JsonElement owner, JamAiPlace at, string name)
    {
        if (
            Has(owner, at, name, out var value, nullable: false, required: false)
            && value.ValueKind != JsonValueKind.Object
        )
        {
            Report("dict_type", at.Member(name), "This should be an object", value);
        }
    }

    /// <summary>Checks the elements of a list.</summary>
    public void List(
        JsonElement owner,
        JamAiPlace at,
        string name,
        Action<JsonElement, JamAiPlace> element,
        bool nullable = false,
        bool required = false,
        int minimum = 0
    )
    {
        if (!Has(owner, at, name, out var value, nullable, required))
        {
            return;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Report("list_type", at.Member(name), "This should be a list", value);
            return;
        }

        if (value.GetArrayLength() < minimum)
        {
            Report("too_short", at.Member(name), Bounded("at least", minimum, " elements"), value);
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            element(item, at.Member(name).Item(index++));
        }
    }

    /// <summary>The word in <c>type</c> that says which kind of object it is; without it, or with another one, nothing else is looked at.</summary>
    public string? Tag(JsonElement value, JamAiPlace at, params string[] expected)
    {
        if (!IsObject(value, at))
        {
            return null;
        }

        if (!value.TryGetProperty("type", out var type) || Read(type) is not { } tag)
        {
            Report("union_tag_not_found", at, "The kind cannot be told without 'type'", value);
            return null;
        }

        if (expected.Contains(tag, StringComparer.Ordinal))
        {
            return tag;
        }

        Report("union_tag_invalid", at, $"The kind in 'type' is none of {string.Join(", ", expected)}", value);
        return null;
    }

    /// <summary>The text of a string; <see langword="null"/> for anything else, and for half a character.</summary>
    private static string? Read(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Bounded(string relation, double bound, string unit = "") =>
        string.Create(CultureInfo.InvariantCulture, $"This should be {relation} {bound}{unit}");
}
