using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>The abstraction's tools, and how they may be called.</summary>
internal sealed class ToolMapper(ChatDialect dialect, MappingReport report)
{
    private static readonly AIJsonSchemaTransformOptions StrictRules = new()
    {
        DisallowAdditionalProperties = true,
        RequireAllProperties = true,
        ConvertBooleanSchemas = true,
        MoveDefaultKeywordToDescription = true,
    };

    /// <summary>Whether a key of the additional properties is not meant for the wire but for schemas.</summary>
    public static bool IsStrictKey(string name) => string.Equals(name, "strict", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether schemas are to be held to strictly; <see langword="null"/> when nobody said.</summary>
    /// <exception cref="ArgumentException">What was said is neither yes nor no.</exception>
    public static bool? StrictIn(IReadOnlyDictionary<string, object?>? properties) =>
        properties is null ? null
        : properties.TryGetValue("strict", out object? value) || properties.TryGetValue("Strict", out value)
            ? value switch
            {
                bool flag => flag,
                JsonElement { ValueKind: JsonValueKind.True } => true,
                JsonElement { ValueKind: JsonValueKind.False } => false,
                string text when bool.TryParse(text, out bool flag) => flag,
                JsonElement { ValueKind: JsonValueKind.String } json
                    when bool.TryParse(json.GetString(), out bool flag) => flag,
                null or JsonElement { ValueKind: JsonValueKind.Null } => null,
                _ => throw MappingReport.Refusal("options", "AdditionalProperties['strict'] is no flag."),
            }
        : null;

    /// <summary>A schema in the form that strict mode asks for.</summary>
    public static JsonElement Strict(JsonElement schema) => AIJsonUtilities.TransformSchema(schema, StrictRules);

    public ChatRequest Apply(ChatRequest request, ChatOptions options)
    {
        List<Tool> tools = [.. request.Tools ?? []];
        int before = tools.Count;
        bool? strict = StrictIn(options.AdditionalProperties);
        foreach (AITool tool in options.Tools ?? [])
        {
            switch (tool)
            {
                case GatewayTool own when dialect.TakesTool(own.Tool.Type) || own.Tool is UnknownTool:
                    tools.Add(own.Tool);
                    break;
                case GatewayTool other:
                    report.Add($"Tool {other.Tool.Type}");
                    break;
                case AIFunctionDeclaration function:
                    tools.Add(Function(function, strict));
                    break;
                case HostedWebSearchTool search:
                    request = dialect.With(request, search, report);
                    break;
                case HostedCodeInterpreterTool interpreter:
                    request = dialect.With(request, interpreter, report);
                    break;
                case null:
                    break;
                default:
                    report.Add($"Tool {tool.GetType().Name}");
                    break;
            }
        }

        // The dialect may have added tools of its own, which stand behind the request's.
        IEnumerable<Tool> added = (request.Tools ?? []).Skip(before);
        if (tools.Count > before || added.Any())
        {
            request = request with { Tools = [.. tools, .. added] };
        }

        return WithMode(request, options);
    }

    private static FunctionTool Function(AIFunctionDeclaration function, bool? strictForAll)
    {
        bool? strict = StrictIn(function.AdditionalProperties) ?? strictForAll;
        return new FunctionTool(
            function.Name,
            string.IsNullOrEmpty(function.Description) ? null : function.Description,
            // In this order: strict mode asks of an object without parameters, too, that it takes no others.
            strict is true
                ? Strict(Parameters(function.JsonSchema))
                : Parameters(function.JsonSchema)
        )
        {
            Strict = strict,
        };
    }

    // A function without parameters may have an empty schema, or none at all; gateways ask for an object's.
    private static JsonElement Parameters(JsonElement schema)
    {
        if (
            schema.ValueKind is JsonValueKind.Object
            && schema.TryGetProperty("type", out _)
            && schema.TryGetProperty("properties", out _)
        )
        {
            return schema;
        }

        JsonObject whole = schema.ValueKind is JsonValueKind.Object ? JsonObject.Create(schema)! : [];
        whole.TryAdd("type", "object");
        whole.TryAdd("properties", new JsonObject());
        return JsonElement.Parse(whole.ToJsonString());
    }

    // Providers refuse a choice where there is nothing to choose from.
    private ChatRequest WithMode(ChatRequest request, ChatOptions options)
    {
        if (request.Tools is not { Count: > 0 })
        {
            return request;
        }

        if (options.ToolMode is not null && request.ToolChoice is null)
        {
            request = request with { ToolChoice = ChoiceOf(options.ToolMode) };
        }

        return options.AllowMultipleToolCalls is { } areAllowed
            ? dialect.WithParallelCalls(request, areAllowed, report)
            : request;
    }

    private ToolChoice? ChoiceOf(ChatToolMode mode)
    {
        switch (mode)
        {
            case AutoChatToolMode:
                return ToolChoice.Auto;
            case NoneChatToolMode:
                return ToolChoice.None;
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                return ToolChoice.Function(name);
            case RequiredChatToolMode:
                return ToolChoice.Required;
            default:
                report.Add($"ToolMode {mode.GetType().Name}");
                return null;
        }
    }
}
