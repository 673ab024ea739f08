using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>What JamAI Base refuses of the tools and of the choice among them.</summary>
internal static class JamAiToolValidation
{
    private const int MaxNameLength = 64;

    public static void Check(JamAiCheck check, JsonElement tool, JamAiPlace at)
    {
        if (
            check.Tag(tool, at, "function", "web_search", "code_interpreter") is not "function"
            || !check.Has(tool, at, "function", out var function, nullable: false, required: true)
            || !check.IsObject(function, at.Member("function"))
        )
        {
            return;
        }

        var inner = at.Member("function");
        _ = check.Text(function, inner, "name", required: true, maxLength: MaxNameLength);
        _ = check.Text(function, inner, "description", nullable: true);
        check.Flag(function, inner, "strict");
        if (check.Has(function, inner, "parameters", out var parameters, nullable: true, required: false))
        {
            CheckParameters(check, parameters, inner.Member("parameters"));
        }
    }

    public static void CheckChoice(JamAiCheck check, JsonElement body, JamAiPlace at)
    {
        if (!check.Has(body, at, "tool_choice", out var choice, nullable: true, required: false))
        {
            return;
        }

        if (choice.ValueKind != JsonValueKind.Object)
        {
            check.Choice(body, at, "tool_choice", nullable: true, "none", "auto", "required");
            return;
        }

        var place = at.Member("tool_choice");
        _ = check.Text(choice, place, "type");
        if (
            check.Has(choice, place, "function", out var function, nullable: false, required: true)
            && check.IsObject(function, place.Member("function"))
        )
        {
            _ = check.Text(function, place.Member("function"), "name", required: true);
        }
    }

    // Gateway: the members of the parameters are a flat map, and the list of the required ones must be there (wire-facts 3.3).
    private static void CheckParameters(JamAiCheck check, JsonElement parameters, JamAiPlace at)
    {
        if (!check.IsObject(parameters, at))
        {
            return;
        }

        _ = check.Text(parameters, at, "type");
        check.Flag(parameters, at, "additionalProperties");
        check.List(parameters, at, "required", (name, place) => check.IsText(name, place), required: true);
        if (
            !check.Has(parameters, at, "properties", out var properties, nullable: false, required: true)
            || !check.IsObject(properties, at.Member("properties"))
        )
        {
            return;
        }

        foreach (var property in properties.EnumerateObject())
        {
            var place = at.Member("properties").Member(property.Name);
            if (check.IsObject(property.Value, place))
            {
                _ = check.Text(property.Value, place, "type");
                _ = check.Text(property.Value, place, "description");
                check.List(property.Value, place, "enum", (value, item) => check.IsText(value, item));
            }
        }
    }
}
