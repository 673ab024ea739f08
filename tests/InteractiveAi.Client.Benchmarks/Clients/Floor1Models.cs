namespace InteractiveAi.Client.Benchmarks;

/// <summary>The smallest objects that still say everything the wire says in typed form.</summary>
internal static class Floor1Models
{
    internal sealed class Chunk
    {
        public string? Id;
        public string? Model;
        public string? Fingerprint;
        public string? Provider;
        public long Created;
        public Choice[] Choices = [];
        public Usage? Usage;
    }

    internal sealed class Choice
    {
        public int Index;
        public Delta? Delta;
        public string? FinishReason;
        public Token[]? Logprobs;
    }

    internal sealed class Delta
    {
        public string? Role;
        public string? Content;
        public string? Reasoning;
        public Call[]? ToolCalls;
    }

    internal sealed class Call
    {
        public int Index;
        public string? Id;
        public string? Name;
        public string? Arguments;
    }

    internal sealed class Token
    {
        public string? Text;
        public double Logprob;
        public byte[]? Bytes;
        public Token[]? Top;
    }

    internal sealed class Usage
    {
        public int Prompt;
        public int Completion;
        public int Total;
    }
}
