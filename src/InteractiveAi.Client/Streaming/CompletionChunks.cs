namespace InteractiveAi.Client;

internal static class CompletionChunks
{
    public static ChatCompletionChunk FromCompletion(ChatCompletion completion) => throw new NotSupportedException();
}
