using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Reads <c>messages</c> as orq.ai takes them: each role with its own members and kinds of part, and no others.</summary>
internal static class OrqTurnReader
{
    public static List<Turn> Read(Fields body, bool expectsSignatures)
    {
        if (body.Array("messages") is not { } messages)
        {
            throw body.Complaint("messages", "is required");
        }

        if (messages.GetArrayLength() == 0)
        {
            throw body.Complaint("messages", "must contain at least one message");
        }

        List<Turn> turns = [];
        OpenCalls calls = new();
        foreach (var message in body.Objects("messages"))
        {
            var turn = ReadTurn(message, expectsSignatures);
            calls.Take(turn, message);
            turns.Add(turn);
        }

        calls.Close();

        return turns;
    }

    private static Turn ReadTurn(Fields message, bool expectsSignatures)
    {
        switch (message.RequiredText("role"))
        {
            case "system" or "developer":
                message.Only("role", "content", "name");
                break;
            case "user":
                message.Only("role", "content", "name");
                break;
            case "assistant":
                message.Only("role", "content", "refusal", "name", "audio", "tool_calls", "reasoning_content");
                break;
            case "tool":
                message.Only("role", "content", "tool_call_id", "cache_control");
                break;
            default:
                throw message.Complaint("role", "must be one of system, developer, user, assistant, tool");
        }

        var role = message.RequiredText("role");
        _ = message.Text("name");
        OrqPartReader.CheckCacheControl(message);
        List<string> texts = [];
        List<Attachment> attachments = [];
        var calls = role is "assistant" ? ReadCalls(message, expectsSignatures) : [];
        if (role is "assistant")
        {
            CheckAnswer(message);
        }

        if (!ReadContent(message, role, texts, attachments) && calls.Count == 0)
        {
            throw message.Complaint(
                "content",
                role is "assistant" ? "is required where there are no tool_calls" : "is required"
            );
        }

        return new Turn
        {
            Role = role,
            Text = string.Join('\n', texts),
            Attachments = attachments,
            Calls = calls,
            CallId = role is "tool" ? ReadCallId(message) : null,
        };
    }

    private static void CheckAnswer(Fields message)
    {
        _ = message.Text("refusal");
        _ = message.Text("reasoning_content");
        if (message.Object("audio") is { } audio)
        {
            audio.Only("id");
            _ = audio.RequiredText("id");
        }
    }

    // Gateway: the member must be there, and may be null (wire-facts 2.2).
    private static string? ReadCallId(Fields message) =>
        message.Json.TryGetProperty("tool_call_id", out _)
            ? message.Text("tool_call_id")
            : throw message.Complaint("tool_call_id", "is required");

    private static bool ReadContent(Fields message, string role, List<string> texts, List<Attachment> attachments)
    {
        if (!message.TryGet("content", out var content))
        {
            return false;
        }

        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                texts.Add(message.RequiredText("content"));
                return true;
            case JsonValueKind.Array:
                if (content.GetArrayLength() == 0 && role is "system" or "developer")
                {
                    throw message.Complaint("content", "must contain at least one part");
                }

                foreach (var part in message.Objects("content"))
                {
                    OrqPartReader.Read(part, role, texts, attachments);
                }

                return true;
            default:
                throw message.Complaint("content", "must be a string or an array of parts");
        }
    }

    private static List<RequestedCall> ReadCalls(Fields message, bool expectsSignatures)
    {
        List<RequestedCall> calls = [];
        foreach (var call in message.Objects("tool_calls"))
        {
            call.Only("id", "type", "function", "thought_signature");
            if (call.RequiredText("type") is not "function")
            {
                throw call.Complaint("type", "must be function");
            }

            var function = call.RequiredObject("function");
            function.Only("name", "arguments");
            var id = call.RequiredText("id");
            var signature = call.Text("thought_signature");
            if (expectsSignatures && !string.Equals(signature, OrqSignatures.OfCall(id), StringComparison.Ordinal))
            {
                throw call.Complaint(
                    "thought_signature",
                    signature is null ? "is required by this model" : "is not the one that came with the call"
                );
            }

            calls.Add(new RequestedCall(id, function.Text("name") ?? "", function.Text("arguments") ?? ""));
        }

        return calls;
    }
}
