using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>Words that stand nowhere but in what must not leak, and where they are planted.</summary>
internal static class Canary
{
    /// <summary>What is searched for: the beginning and the end, because a part of a secret is one too.</summary>
    public static readonly string[] Stems = ["quokka", "zebrawolf"];

    public const string Key = "sk-quokka-0123456789abcdef-zebrawolf";
    public const string Header = "quokka-header-0123456789-zebrawolf";

    /// <summary>A secret of several words.</summary>
    public static string Text(string place) => $"quokka \"{place}\" & zebrawolf";

    /// <summary>A secret that is a name.</summary>
    public static string Name(string place) => $"quokka_{place}_zebrawolf";

    /// <summary>Bytes whose base64 begins like the other secrets.</summary>
    public static byte[] Image { get; } = Convert.FromBase64String("quokkaquokkaquokzebrawolfzebrawolf00");

    /// <summary>A request with a secret in every place where a gateway takes text.</summary>
    public static ChatRequest Request(TestGateway gateway)
    {
        List<Message> messages =
        [
            new SystemMessage(Text("system")) { Name = gateway is TestGateway.JamAi ? null : Name("system_name") },
            new UserMessage([Text("user"), new ImagePart(Image, "image/png")])
            {
                Name = gateway is TestGateway.JamAi ? null : Name("user_name"),
            },
            new AssistantMessage(Text("assistant"))
            {
                ToolCalls =
                    gateway is TestGateway.JamAi
                        ? null
                        :
                        [
                            new ToolCall(
                                Name("call_id"),
                                Name("tool_name"),
                                $$$$"""{"city":"{{{{Name("argument")}}}}"}"""
                            ),
                        ],
            },
        ];
        if (gateway is not TestGateway.JamAi)
        {
            messages.Add(new ToolMessage(Name("call_id"), Text("tool_result")));
            messages.Add(new UserMessage([new FilePart(Image, "application/pdf", Name("file") + ".pdf")]));
        }

        return new ChatRequest
        {
            Model = "m",
            Messages = messages,
            Stop = [Text("stop")],
            User = gateway is TestGateway.Orq ? null : Name("user_id"),
            Metadata =
                gateway is TestGateway.JamAi
                    ? null
                    : new Dictionary<string, string> { [Name("metadata_name")] = Text("metadata") },
            Tools = [new FunctionTool(Name("tool_name"), Text("tool_description"), Schema("parameter"))],
            ResponseFormat =
                gateway is TestGateway.JamAi ? null : new JsonSchemaFormat(Name("schema_name"), Schema("schema")),
            AdditionalProperties = new Dictionary<string, JsonElement>
            {
                ["x_extra"] = Wire.Element(JsonSerializer.Serialize(Text("extra"), TestJson.Default.String)),
            },
        };
    }

    /// <summary>Every secret of the request, with the place where it stands.</summary>
    public static IReadOnlyDictionary<string, string> Places(TestGateway gateway)
    {
        string[] texts = ["system", "user", "assistant", "stop", "tool_description", "extra"];
        string[] names = ["tool_name", "parameter"];
        if (gateway is not TestGateway.Orq)
        {
            names = [.. names, "user_id"];
        }

        if (gateway is not TestGateway.JamAi)
        {
            texts = [.. texts, "tool_result", "metadata"];
            names =
            [
                .. names,
                "system_name",
                "user_name",
                "call_id",
                "argument",
                "file",
                "metadata_name",
                "schema_name",
                "schema",
            ];
        }

        return texts
            .Select(static place => (place, Text(place)))
            .Concat(names.Select(static place => (place, Name(place))))
            .Append(("image", Convert.ToBase64String(Image)))
            .Append(("key", Key))
            .Append(("header", Header))
            .ToDictionary(static one => one.Item1, static one => one.Item2);
    }

    private static JsonElement Schema(string place) =>
        Wire.Element(
            $$$$"""
            {"type":"object","properties":{"{{{{Name(place)}}}}":{"type":"string","description":"{{{{Name(
                place + "_description"
            )}}}}"}},"required":["{{{{Name(place)}}}}"],"additionalProperties":false}
            """
        );
}
