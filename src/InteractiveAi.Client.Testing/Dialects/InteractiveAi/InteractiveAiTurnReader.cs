using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Reads <c>messages</c> as Interactive AI takes them.</summary>
internal static class InteractiveAiTurnReader
{
    public static List<Turn> Read(Fields body)
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
            var turn = ReadTurn(message);
            calls.Take(turn, message);
            turns.Add(turn);
        }

        calls.Close();

        return turns;
    }

    private static Turn ReadTurn(Fields message)
    {
        var role = message.RequiredText("role");
        if (role is not ("system" or "developer" or "user" or "assistant" or "tool"))
        {
            throw message.Complaint("role", "must be one of system, developer, user, assistant, tool");
        }

        _ = message.Text("name");
        List<string> texts = [];
        List<Attachment> attachments = [];
        ReadContent(message, role, texts, attachments);
        return new Turn
        {
            Role = role,
            Text = string.Join('\n', texts),
            Attachments = attachments,
            Calls = role is "assistant" ? ReadCalls(message) : [],
            CallId = role is "tool" ? message.RequiredText("tool_call_id") : null,
        };
    }

    private static void ReadContent(Fields message, string role, List<string> texts, List<Attachment> attachments)
    {
        if (!message.TryGet("content", out var content))
        {
            if (role is not "assistant")
            {
                throw message.Complaint("content", "is required");
            }
        }
        else if (content.ValueKind == JsonValueKind.String)
        {
            texts.Add(message.RequiredText("content"));
        }
        else if (content.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in message.Objects("content"))
            {
                var type = part.RequiredText("type");
                if (type is "text")
                {
                    texts.Add(part.RequiredText("text"));
                }
                else if (role is "system" or "developer")
                {
                    throw part.Complaint("type", $"must be text in a {role} message");
                }
                else
                {
                    attachments.Add(AttachmentReader.Read(type, part));
                }
            }
        }
        else
        {
            throw message.Complaint("content", "must be a string or an array of parts");
        }
    }

    private static List<RequestedCall> ReadCalls(Fields message)
    {
        List<RequestedCall> calls = [];
        foreach (var call in message.Objects("tool_calls"))
        {
            var function = call.RequiredObject("function");
            calls.Add(
                new RequestedCall(
                    call.RequiredText("id"),
                    function.RequiredText("name"),
                    function.RequiredText("arguments")
                )
            );
        }

        return calls;
    }
}
