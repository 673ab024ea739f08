namespace InteractiveAi.Client;

public class ChatClient
{
    public void Withdrawn() { }
}
